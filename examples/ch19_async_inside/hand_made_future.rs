//! pl: Obiekt future napisany ręcznie to automat: każde odpytanie przesuwa go o jeden stan.
//! ru: Объект future, написанный вручную, — это автомат: каждый опрос переводит его в следующее состояние.

use std::{
    pin::Pin,
    task::{Context, Poll, Waker},
};

use narrator::say;

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: by_hand
    let mut tea = Tea::Ordered;
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..2 {
        match Pin::new(&mut tea).poll(&mut context) {
            Poll::Pending => say!(pl = "jeszcze nie", ru = "ещё нет"),
            Poll::Ready(minutes) => say!(
                pl = "gotowe, minut: {minutes}",
                ru = "готово, минут: {minutes}"
            ),
        }
    }
    // ANCHOR_END: by_hand

    let minutes = Order.await;
    say!(
        pl = "z await, minut: {minutes}",
        ru = "с await, минут: {minutes}"
    );
}

// ANCHOR: future
enum Tea {
    Ordered,
    Brewing,
    Served,
}

impl Future for Tea {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<u32> {
        match *self {
            Tea::Ordered => {
                say!(pl = "zalewam herbatę", ru = "завариваю чай");
                *self = Tea::Brewing;
                // pl: Bez wybudzenia nikt by tu nie wrócił.
                // ru: Без пробуждения сюда никто бы не вернулся.
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Tea::Brewing => {
                say!(pl = "wyjmuję torebkę", ru = "вынимаю пакетик");
                *self = Tea::Served;
                Poll::Ready(3)
            }
            Tea::Served => panic!("polled after it was ready"),
        }
    }
}
// ANCHOR_END: future

// ANCHOR: into_future
struct Order;

impl IntoFuture for Order {
    type Output = u32;
    type IntoFuture = Tea;

    fn into_future(self) -> Tea {
        Tea::Ordered
    }
}
// ANCHOR_END: into_future
