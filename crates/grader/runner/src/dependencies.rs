//! The dependencies of an exercise, written out so that they mean the same in another workspace.

use std::path::Path;

use toml::{Table, Value};

/// A dependency without `workspace = true` and with absolute paths.
pub(crate) fn resolve(
    name: &str,
    value: &Value,
    shared: Option<&Table>,
    root: &Path,
    folder: &Path,
) -> Result<Value, String> {
    let mut own = as_table(value);
    if own.remove("workspace") != Some(Value::Boolean(true)) {
        make_absolute(&mut own, folder);
        return Ok(Value::Table(own));
    }
    let base = shared
        .and_then(|shared| shared.get("dependencies")?.get(name))
        .ok_or_else(|| format!("`{name}` is not among the workspace's dependencies"))?;
    let mut resolved = as_table(base);
    make_absolute(&mut resolved, root);
    for (key, value) in own {
        match (key.as_str(), value, resolved.get_mut(&key)) {
            ("features", Value::Array(more), Some(Value::Array(features))) => features.extend(more),
            (_, value, _) => {
                resolved.insert(key, value);
            }
        }
    }
    Ok(Value::Table(resolved))
}

fn as_table(value: &Value) -> Table {
    match value {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    }
}

fn make_absolute(dependency: &mut Table, folder: &Path) {
    if let Some(Value::String(path)) = dependency.get_mut("path") {
        *path = folder.join(&path).display().to_string();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inherited_dependency_is_written_out() {
        let shared: Table = "[dependencies]\nplain = '1'\nmore = { version = '2', features = ['a'] }\nours = { path = 'crates/ours' }"
            .parse()
            .expect("valid TOML");
        let resolve = |name: &str, value: &str| {
            let value = value.parse::<Table>().expect("valid TOML")["value"].clone();
            resolve(
                name,
                &value,
                Some(&shared),
                Path::new("/w"),
                Path::new("/w/ex"),
            )
            .map(|value| value.to_string())
        };
        let inherited = |name| resolve(name, "value = { workspace = true, features = ['b'] }");
        assert_eq!(
            inherited("plain").as_deref(),
            Ok("{ features = [\"b\"], version = \"1\" }")
        );
        assert_eq!(
            inherited("more").as_deref(),
            Ok("{ features = [\"a\", \"b\"], version = \"2\" }")
        );
        assert_eq!(
            resolve("ours", "value = { workspace = true }").as_deref(),
            Ok("{ path = \"/w/crates/ours\" }")
        );
        assert_eq!(
            resolve("x", "value = '3'").as_deref(),
            Ok("{ version = \"3\" }")
        );
        assert!(inherited("absent").is_err());
    }
}
