//! The command `workbook`; everything it does is in the library.

fn main() -> std::process::ExitCode {
    workbook::cli::run()
}
