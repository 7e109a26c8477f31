import Domain
import HTTP

extension V2 {
    func listErrorCodes(_ call: Call) async throws(Failure) -> Response {
        let language = call.request.language(else: language)
        return Self.answer(capacity: 4096) { writer in
            writer.beginArray()
            for code in ErrorCode.allCases {
                writer.beginObject()
                writer.key("code")
                writer.string(code.rawValue)
                writer.key("status")
                writer.integer(Self.status(of: code).rawValue)
                writer.key("description")
                writer.string(code.description(in: language))
                writer.endObject()
            }
            writer.endArray()
        }
    }
}
