//! What a list of mistakes means to a test: each of its functions is one. The benchmark `first_failure` has the same lists, and
//! another meaning for them. A function that is in no list is unused, and the compiler says so.

macro_rules! mistakes {
    ($($module:ident: $($case:ident),+;)+) => {
        mod test {
            $(
                mod $module {
                    $(
                        #[test]
                        fn $case() {
                            super::super::$module::$case();
                        }
                    )+
                }
            )+
        }
    };
}
