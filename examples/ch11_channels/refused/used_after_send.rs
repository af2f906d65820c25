//! pl: Wysłana wartość należy już do odbiorcy.
//! ru: Посланное значение уже принадлежит получателю.

use std::{sync::mpsc, thread};

fn main() {
    let (sender, receiver) = mpsc::channel();

    let producer = thread::spawn(move || {
        let numbers = vec![3, 1, 4, 1, 5];
        sender.send(numbers).unwrap();
        println!("{}", numbers.len());
    });

    println!("{:?}", receiver.recv());
    producer.join().unwrap();
}
