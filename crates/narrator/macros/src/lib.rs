//! The attribute `#[narrator::main]`, and nothing else: `say!` is an ordinary macro in the crate `narrator`.
//!
//! It works on plain tokens. Looking at one function header does not pay for building `syn`: an example has to print its
//! first line within seconds of the first `cargo run` on a fresh machine.

use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree};

/// Makes `main` a narrated program.
///
/// ```text
/// #[narrator::main]                         fn main() -> ::std::process::ExitCode {
/// fn main() -> anyhow::Result<()> {             fn main() -> anyhow::Result<()> { … }
///     …                               =>        ::narrator::run(main)
/// }                                         }
/// ```
///
/// `main` may return whatever Rust allows for it. An attribute below this one, such as `#[tokio::main]`, stays on the inner
/// function; an `async fn main` needs one.
#[proc_macro_attribute]
pub fn main(arguments: TokenStream, item: TokenStream) -> TokenStream {
    if let Some(argument) = arguments.into_iter().next() {
        return refuse(argument.span(), "#[narrator::main] takes no arguments");
    }
    if let Some(elsewhere) = not_plain_main(&item) {
        return refuse(
            elsewhere,
            "#[narrator::main] belongs on `fn main()`, which has no parameters",
        );
    }
    let mut body = item;
    body.extend(parse("::narrator::run(main)"));
    let mut wrapped = parse("fn main() -> ::std::process::ExitCode");
    wrapped.extend([TokenTree::Group(Group::new(Delimiter::Brace, body))]);
    wrapped
}

/// Where `item` differs from `fn main()`, if it does.
fn not_plain_main(item: &TokenStream) -> Option<Span> {
    let mut tokens = item.clone().into_iter();
    let is = |token: &TokenTree, word: &str| token.to_string() == word;
    tokens.find(|token| is(token, "fn"));
    let name = tokens.next();
    let parameters = tokens.next();
    match (name, parameters) {
        (Some(name), _) if !is(&name, "main") => Some(name.span()),
        (Some(_), Some(TokenTree::Group(group))) if group.stream().is_empty() => None,
        (Some(name), _) => Some(name.span()),
        (None, _) => Some(Span::call_site()),
    }
}

fn parse(source: &str) -> TokenStream {
    source.parse().expect("a constant that is valid Rust")
}

/// A compile error with `message`, shown at `span`.
fn refuse(span: Span, message: &str) -> TokenStream {
    parse(&format!("::std::compile_error!({message:?});"))
        .into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}
