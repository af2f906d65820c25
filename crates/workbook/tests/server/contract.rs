//! Each line of the contract, attacked.

use crate::fixture::Server;

const SECOND: std::time::Duration = std::time::Duration::from_secs(1);

/// The status for these headers, on a page, on the token and on a run.
fn statuses(server: &Server, headers: &str) -> [u16; 3] {
    let requests = ["GET /", "GET /api/session", "POST /api/run/hello"];
    requests.map(|request| server.ask(request, headers).status)
}

#[test]
fn pages_and_the_token_are_served_to_pages_of_the_server() {
    let server = Server::new();
    let polish = server.ask("GET /", &server.own());
    assert_eq!(
        (polish.status, polish.body.contains("<h1>pl</h1>")),
        (200, true)
    );
    let russian = server.ask("GET /ru/", &server.own());
    assert_eq!(
        (russian.status, russian.body.contains("<h1>ru</h1>")),
        (200, true)
    );
    let localhost = format!("Host: localhost:{}\r\n", server.port);
    assert_eq!(server.ask("GET /", &localhost).status, 200);
    let session = server.ask("GET /api/session", &server.own());
    assert_eq!(session.status, 200);
    assert_eq!(session.header("cache-control"), Some("no-store"));
    assert_eq!(session.header("content-type"), Some("application/json"));
    let token = session.json()["token"].as_str().map(str::len);
    assert_eq!(token, Some(32), "128 bits in hexadecimal");
}

#[test]
fn every_server_has_a_token_of_its_own() {
    let (one, other) = (Server::new(), Server::new());
    let token = |server: &Server| server.ask("GET /api/session", &server.own()).body;
    assert_ne!(token(&one), token(&other));
    assert_eq!(token(&one), token(&one));
}

#[test]
fn a_foreign_host_is_refused() {
    let server = Server::new();
    let port = server.port;
    for host in [
        format!("evil.example:{port}"),
        "evil.example".to_owned(),
        format!("127.0.0.1.evil.example:{port}"),
        format!("127.0.0.1:{port}.evil.example"),
        format!("0.0.0.0:{port}"),
        format!("[::1]:{port}"),
        format!("user@127.0.0.1:{port}"),
    ] {
        let headers = format!("Host: {host}\r\n");
        assert_eq!(statuses(&server, &headers), [421; 3], "{host}");
    }
}

#[test]
fn a_host_with_another_port_or_none_is_refused() {
    let server = Server::new();
    for host in ["127.0.0.1", "localhost", "127.0.0.1:80", "localhost:1"] {
        let headers = format!("Host: {host}\r\n");
        assert_eq!(statuses(&server, &headers), [421; 3], "{host}");
    }
}

#[test]
fn no_host_and_two_hosts_are_refused() {
    let server = Server::new();
    assert_eq!(statuses(&server, "Accept: */*\r\n"), [421; 3]);
    let two = format!("{}Host: evil.example\r\n", server.own());
    let statuses = statuses(&server, &two);
    assert!(
        statuses.iter().all(|status| [400, 421].contains(status)),
        "{statuses:?}"
    );
}

#[test]
fn a_foreign_origin_is_refused_even_with_the_token() {
    let server = Server::with(&[("hello", "echo", SECOND)]);
    let port = server.port;
    let trusted = server.trusted();
    for origin in [
        "http://evil.example".to_owned(),
        "null".to_owned(),
        format!("https://127.0.0.1:{port}"),
        "http://127.0.0.1:1".to_owned(),
        // The same server under its other name is another origin.
        format!("http://localhost:{port}"),
        format!("http://127.0.0.1:{port}/"),
    ] {
        let headers = trusted.replace(
            &format!("Origin: http://127.0.0.1:{port}\r\n"),
            &format!("Origin: {origin}\r\n"),
        );
        assert!(headers.contains(&origin));
        assert_eq!(statuses(&server, &headers), [403; 3], "{origin}");
    }
}

#[test]
fn a_request_from_another_site_is_refused_even_with_the_token() {
    let server = Server::with(&[("hello", "echo", SECOND)]);
    let trusted = server.trusted();
    for site in ["cross-site", "same-site", "", "Same-Origin"] {
        let headers = trusted.replace("Site: same-origin", &format!("Site: {site}"));
        assert_eq!(statuses(&server, &headers), [403; 3], "{site}");
    }
}

#[test]
fn an_address_that_was_typed_opens_a_page_but_does_not_show_the_token() {
    let server = Server::new();
    let headers = format!(
        "Host: 127.0.0.1:{}\r\nSec-Fetch-Site: none\r\n",
        server.port
    );
    assert_eq!(server.ask("GET /", &headers).status, 200);
    assert_eq!(server.ask("GET /api/session", &headers).status, 403);
}

#[test]
fn nothing_runs_without_the_token() {
    let server = Server::with(&[("hello", "echo", SECOND)]);
    let trusted = server.trusted();
    let token = trusted.lines().last().expect("the token's header");
    let wrong = [
        String::new(),
        "x-workbook-token: \r\n".to_owned(),
        "x-workbook-token: 0123456789abcdef0123456789abcdef\r\n".to_owned(),
        format!("{token}0\r\n"),
        format!("{token}\r\n{token}\r\n"),
        format!("Cookie: {token}\r\n"),
    ];
    for token in wrong {
        let headers = format!("{}{token}", server.own());
        for request in ["POST /api/run/hello", "POST /api/check/ex13_barrier"] {
            assert_eq!(
                server.ask(request, &headers).status,
                403,
                "{request} {token}"
            );
        }
    }
    assert_eq!(server.ask("POST /api/run/hello", &trusted).status, 200);
}

#[test]
fn reading_cannot_act() {
    let server = Server::with(&[("hello", "echo", SECOND)]);
    for request in [
        "GET /api/run/hello",
        "HEAD /api/run/hello",
        "GET /api/check/ex13_barrier",
        "PUT /api/run/hello",
        "POST /api/session",
        "POST /index.html",
    ] {
        assert_eq!(server.ask_trusted(request).status, 405, "{request}");
    }
}

#[test]
fn a_preflight_is_never_answered_with_a_permission() {
    let server = Server::with(&[("hello", "echo", SECOND)]);
    let port = server.port;
    let preflight = format!(
        "Host: 127.0.0.1:{port}\r\nOrigin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n\
         Access-Control-Request-Headers: x-workbook-token\r\n"
    );
    let answer = server.ask("OPTIONS /api/run/hello", &preflight);
    assert_eq!(answer.status, 403);
    for request in ["OPTIONS /api/run/hello", "GET /api/session", "GET /"] {
        let head = server.ask_trusted(request).head.to_ascii_lowercase();
        assert!(!head.contains("access-control"), "{head}");
    }
}

#[test]
fn unknown_names_are_not_found() {
    let server = Server::with(&[("hello", "echo", SECOND)]);
    for request in [
        "POST /api/run/nothing",
        "POST /api/run/HELLO",
        "POST /api/run/hello/",
        "POST /api/run/..%2fhello",
        "POST /api/run/%2e%2e%2f%2e%2e%2fbin%2fsh",
        "POST /api/run/hello%20--help",
        "POST /api/run/hello%00",
        "POST /api/check/ex13",
        "POST /api/check/..%2fex13_barrier",
        "GET /api/exercise/nothing",
        "GET /api/exercise/..%2f..%2fsecret.txt",
        "GET /api/nothing",
    ] {
        let status = server.ask_trusted(request).status;
        assert_eq!(
            status,
            if request == "POST /api/run/hello/" {
                405
            } else {
                404
            },
            "{request}"
        );
    }
}

#[test]
fn what_is_unknown_is_told_in_the_language_of_the_page() {
    let server = Server::new();
    for (request, text) in [
        (
            "POST /api/run/nothing?lang=pl",
            "nie ma przykładu „nothing”",
        ),
        ("POST /api/run/nothing?lang=ru", "примера «nothing» нет"),
        (
            "POST /api/check/nothing?lang=ru",
            "упражнения «nothing» нет",
        ),
    ] {
        let answer = server.ask_trusted(request);
        assert!(answer.body.starts_with(text), "{}", answer.body);
        // What the address says is text and nothing else.
        let plain = Some("text/plain; charset=utf-8");
        assert_eq!(answer.header("content-type"), plain);
    }
}

#[test]
fn the_folder_of_the_pages_cannot_be_left() {
    let server = Server::new();
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/ru/../../secret.txt",
        "/ru/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/.%00./secret.txt",
        "/%2fetc/passwd",
    ] {
        let answer = server.ask(&format!("GET {path}"), &server.own());
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(
            !answer.body.contains("secret") && !answer.body.contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn only_an_index_and_a_language_can_be_chosen() {
    let server = Server::with(&[("hello", "echo chosen", SECOND)]);
    for query in [
        "variant=1",
        "variant=-1",
        "variant=0%20--help",
        "variant=--timeline",
        "variant=0;touch%20x",
        "variant=",
        "lang=en",
        "lang=ru%0aX=1",
        "args=--help",
        "0",
    ] {
        let answer = server.ask_trusted(&format!("POST /api/run/hello?{query}"));
        assert_eq!(answer.status, 400, "{query}");
    }
    let answer = server.ask_trusted("POST /api/run/hello?variant=0&lang=ru");
    assert!(answer.status == 200 && answer.body.contains("chosen"));
}

#[test]
fn a_missing_page_is_told_in_the_language_of_its_edition() {
    let server = Server::new();
    let polish = server.ask("GET /nothing.html", &server.own());
    assert_eq!(
        (polish.status, &*polish.body),
        (404, "nie ma takiej strony")
    );
    let russian = server.ask("GET /ru/a/nothing.html", &server.own());
    assert_eq!(
        (russian.status, &*russian.body),
        (404, "такой страницы нет")
    );
    assert_eq!(
        russian.header("content-type"),
        Some("text/html; charset=utf-8")
    );
}

#[test]
fn files_have_the_type_of_their_content() {
    let server = Server::new();
    let of = |path: &str| {
        let answer = server.ask(&format!("GET {path}"), &server.own());
        answer.header("content-type").map(str::to_owned)
    };
    assert_eq!(of("/").as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(of("/book.js").as_deref(), Some("text/javascript"));
}

#[test]
fn every_answer_tells_the_browser_to_be_strict() {
    let server = Server::new();
    let own = server.own();
    for (request, headers) in [
        ("GET /", &*own),
        ("GET /nothing", &*own),
        ("GET /api/session", &*own),
        ("GET /", "Host: evil.example\r\n"),
    ] {
        let answer = server.ask(request, headers);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            Some("same-origin")
        );
        let policy = answer.header("content-security-policy").expect("a policy");
        let scripts = policy
            .split("; ")
            .find(|part| part.starts_with("script-src"));
        let scripts = scripts.expect("it limits scripts");
        assert!(
            !scripts.contains("unsafe") && !policy.contains("http"),
            "{policy}"
        );
        // `built()` of the Polish page and `ru()` of the Russian one.
        assert_eq!(scripts.matches("'sha256-").count(), 2, "{scripts}");
    }
}

#[test]
fn the_server_listens_on_this_machine_only() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let listener = runtime
        .block_on(workbook::serve::bind(Some(0)))
        .expect("bound");
    assert!(
        listener
            .local_addr()
            .expect("an address")
            .ip()
            .is_loopback()
    );
}

#[test]
fn a_taken_port_is_refused_if_asked_for_and_passed_over_otherwise() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let first = workbook::serve::bind(None).await.expect("a free port");
        let taken = first.local_addr().expect("an address").port();
        let problem = workbook::serve::bind(Some(taken)).await.expect_err("taken");
        assert_eq!(problem.key(), "port-taken");
        let second = workbook::serve::bind(None).await.expect("the next one");
        assert_ne!(second.local_addr().expect("an address").port(), taken);
    });
}
