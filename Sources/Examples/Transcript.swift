/// A file of exchanges in the `.http` form that editors run, each followed by the response that it has to get.
///
///     @host = http://localhost:8080
///
///     ### Someone signs up
///     POST {{host}}/v2/users
///     Content-Type: application/json
///
///     {"username": "minji", "name": "민지", "password": "correct horse"}
///
///     HTTP/1.1 201
///     Location: /v2/users/{{id}}
///
///     {"success": true, "data": {"id": {{id}}, "username": "minji", {{...}}}}
///
/// `{{name}}` captures a value where it first stands in a response, and stands for it from then on. `{{*}}` matches any
/// value or any part of a string, `{{...}}` all further members or elements, and as a header's value `{{none}}` says
/// that the field is absent. Other header fields than those that are named do not matter.
public struct Transcript: Sendable {
    /// One request and its response.
    public struct Exchange: Sendable {
        public let title: String
        /// Where the request stands in the file; 1...
        public let line: Int
        public let method: String
        public let target: String
        public let headers: [(name: String, value: String)]
        public let body: String
        public let status: Int
        public let expectedHeaders: [(name: String, value: String)]
        public let expectedBody: String
    }

    public let exchanges: [Exchange]

    /// - Throws: `TranscriptError` where the text has another form.
    public init(_ text: String) throws {
        var reader = TranscriptReader(text)
        exchanges = try reader.exchanges()
    }
}

/// Why a transcript cannot be read.
public struct TranscriptError: Error, CustomStringConvertible {
    public let line: Int
    public let message: String

    public var description: String { "line \(line): \(message)" }
}
