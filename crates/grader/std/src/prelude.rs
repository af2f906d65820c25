//! std's preludes, with the explored `thread_local!`, `todo!` and `unimplemented!`, which code uses without naming them.

#[allow(missing_docs)]
pub mod v1 {
    pub use crate::{thread_local, todo, unimplemented};
    pub use ::std::prelude::v1::*;
}
#[allow(missing_docs)]
pub mod rust_2015 {
    pub use crate::{thread_local, todo, unimplemented};
    pub use ::std::prelude::rust_2015::*;
}
#[allow(missing_docs)]
pub mod rust_2018 {
    pub use crate::{thread_local, todo, unimplemented};
    pub use ::std::prelude::rust_2018::*;
}
#[allow(missing_docs)]
pub mod rust_2021 {
    pub use crate::{thread_local, todo, unimplemented};
    pub use ::std::prelude::rust_2021::*;
}
#[allow(missing_docs)]
pub mod rust_2024 {
    pub use crate::{thread_local, todo, unimplemented};
    pub use ::std::prelude::rust_2024::*;
}
