// JSON is the language of HTTP bodies here: who imports HTTP reads and writes it. Storage, which knows nothing of HTTP,
// imports JSON alone.
@_exported public import JSON
