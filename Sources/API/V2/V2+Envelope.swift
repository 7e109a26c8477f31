import HTTP

extension V2 {
    /// `{"success": true, "data": …}`, whatever the name of the data.
    static func answer(
        _ status: Status,
        as name: StaticString,
        capacity: Int,
        _ write: (inout JSONWriter) -> Void
    ) -> Response {
        let body = JSONWriter.text(capacity: capacity + 96) { writer in
            writer.beginObject()
            writer.key("success")
            writer.bool(true)
            writer.key("data")
            write(&writer)
            writer.endObject()
        }
        return .json(status, body)
    }
}
