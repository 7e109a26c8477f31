import Domain
import HTTP

/// Turns a failure into a response, in the clothes of the call's contract and the caller's language.
struct ErrorMapping: Sendable {
    let language: Language
    let fault: @Sendable (_ id: String, _ operation: String, _ cause: String) -> Void
    let tally: FailureTally

    func response(to failure: Failure, on call: Call) -> Response {
        tally.add(failure)
        if case .internal(let cause) = failure {
            fault(call.request.id.description, call.endpoint?.operation ?? "-", cause)
        }
        var response = Self.response(to: failure, as: call.contract, in: call.request.language(else: language))
        call.contract.complete(&response, to: call.request)
        return response
    }

    /// What a contract says to a failure, and the fields that HTTP asks for beside it.
    static func response(to failure: Failure, as contract: any Contract, in language: Language) -> Response {
        var response = contract.response(to: failure, in: language)
        if response.status == .unauthorized {
            response.headers.append("WWW-Authenticate", challenge(failure))
        }
        if case .methodNotAllowed(let allowed) = failure {
            response.headers.append("Allow", allowed.joined(separator: ", "))
        }
        if let seconds = failure.retryAfter {
            response.headers.append("Retry-After", String(seconds))
        }
        if failure == .malformedRequest { response.closes = true }
        return response
    }

    /// RFC 6750, section 3: no error is named to who has not tried.
    private static func challenge(_ failure: Failure) -> String {
        failure.isOfToken ? "Bearer error=\"invalid_token\"" : "Bearer"
    }
}

extension Failure {
    fileprivate var retryAfter: Int? {
        if case .tooManyRequests(let seconds) = self { return seconds }
        if case .unavailable(let seconds) = self { return seconds }
        return nil
    }
}
