import Domain
import HTTP

extension V1 {
    /// The whole registry: it is no list that grows, so there is no `limit` to it.
    func listErrorCodes(_ call: Call) async throws(Failure) -> Response {
        let choice = try Choice<ErrorCodeKeys>(call.request)
        let language = call.request.language(else: language)
        return Self.answer(.ok, as: "errorCodes", capacity: 4096) {
            $0.errorCodes(in: language, only: choice.keys, status: Self.status)
        }
    }
}
