import Domain
import HTTP

extension V2 {
    func listErrorCodes(_ call: Call) async throws(Failure) -> Response {
        let language = call.request.language(else: language)
        return Self.answer(.ok, as: "errorCodes", capacity: 4096) {
            $0.errorCodes(in: language, status: Self.status)
        }
    }
}
