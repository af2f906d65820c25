//! pl: O gołym wskaźniku kompilator nie wie nic, więc bez obietnicy autora nie wypuści go do innego wątku.
//! ru: О голом указателе компилятор ничего не знает, поэтому без обещания автора в другой поток его не пустит.

use std::{
    ffi::{CString, c_char},
    thread,
};

struct CText(*mut c_char);

fn main() {
    let made = CText(CString::default().into_raw());

    thread::spawn(move || {
        let made = made;
        drop(unsafe { CString::from_raw(made.0) });
    });
}
