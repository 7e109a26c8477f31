import HTTP

extension V1 {
    /// A response whose body is an object.
    /// - Parameters:
    ///   - capacity: the expected length of the data, in bytes.
    ///   - write: writes the members: resources under their names.
    static func answer(_ status: Status = .ok, capacity: Int, _ members: (inout JSONWriter) -> Void) -> Response {
        let body = JSONWriter.text(capacity: capacity + 96) { writer in
            writer.beginObject()
            members(&writer)
            writer.endObject()
        }
        return .json(status, body)
    }

    /// `{"tweet": …}`
    static func answer(
        _ status: Status,
        as name: StaticString,
        capacity: Int,
        _ write: (inout JSONWriter) -> Void
    ) -> Response {
        answer(status, capacity: capacity) { writer in
            writer.key(name)
            write(&writer)
        }
    }
}
