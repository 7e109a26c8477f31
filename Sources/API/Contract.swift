import Domain
import HTTP

/// One wire contract: it translates requests into operations, and what comes of them into responses.
protocol Contract: Sendable {
    /// How the configuration calls it.
    var name: String { get }
    /// What its paths begin with, such as `/v2`.
    var prefix: String { get }
    /// Its routes; patterns stand without the prefix.
    var routes: [Route] { get }
    /// Dresses a failure.
    func response(to failure: Failure, in language: Language) -> Response
}

extension Contract {
    /// Whether a path is this contract's, by its prefix alone.
    func claims(_ target: some StringProtocol) -> Bool {
        guard target.hasPrefix(prefix) else { return false }
        guard let next = target.dropFirst(prefix.count).first else { return true }
        return next == "/" || next == "?"
    }
}
