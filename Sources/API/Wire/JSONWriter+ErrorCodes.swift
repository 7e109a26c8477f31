import HTTP

extension JSONWriter {
    /// The error registry.
    /// - Parameter status: what a contract answers with.
    mutating func errorCodes(
        in language: Language,
        only keys: ErrorCodeKeys = .all,
        status: (ErrorCode) -> Status
    ) {
        beginArray()
        for code in ErrorCode.allCases {
            beginObject()
            if keys.contains(.code) {
                key("code")
                string(code.rawValue)
            }
            if keys.contains(.status) {
                key("status")
                integer(status(code).rawValue)
            }
            if keys.contains(.description) {
                key("description")
                string(code.description(in: language))
            }
            endObject()
        }
        endArray()
    }
}
