import Domain
import HTTP

/// An operation as documents show it: what its route does, what is said about it, and how it came out when it was tried.
struct DescribedOperation: Sendable {
    /// A status with which it answers.
    struct Outcome: Sendable {
        let status: Status
        /// What its body is like; nil where it has none.
        let schema: Schema?
        let fields: [AnswerField]
        /// The failures that have this status; none for a success.
        let codes: [ErrorCode]
        /// By title.
        let examples: [(title: String, response: Response)]
    }

    let route: Route
    /// The whole path, such as `/v2/tweets/{id}`.
    let path: String
    /// What it is about, such as `users`.
    let resource: String
    let said: Operation
    let parameters: [Parameter]
    let outcomes: [Outcome]
    /// All that the transcripts show of it, those of its own file first.
    let exchanges: [Exchange]

    private static let examplesOfSuccess = 4

    /// - Parameters:
    ///   - prefix: what stands before the contract's own paths.
    ///   - exchanges: of any operation.
    init(
        _ said: Operation,
        _ route: Route,
        of contract: any Contract,
        at prefix: String,
        failure: String,
        exchanges: [Exchange]
    ) {
        self.said = said
        self.route = route
        path = prefix + route.pattern
        let segments = route.pattern.split(separator: "/").map(String.init)
        let resource = said.resource ?? segments.first ?? ""
        self.resource = resource
        let variables = segments.filter { $0.hasPrefix("{") }
            .map { Parameter.segment(String($0.dropFirst().dropLast()), of: resource) }
        var parameters = variables + said.query
        let isTagged = said.answers.contains { $0.fields.contains(.tag) }
        if isTagged { parameters.append(.ifNoneMatch) }
        if said.failures.contains(.common011) { parameters.append(.ifMatch) }
        self.parameters = parameters
        let own = exchanges.filter { $0.operation == said.name }
        self.exchanges = own.filter { $0.file == resource } + own.filter { $0.file != resource }
        outcomes = Self.outcomes(
            said,
            route,
            contract,
            Schema.named(failure),
            field: said.body?.members.first { $0.isRequired }?.key ?? parameters.first?.name ?? "query",
            self.exchanges,
            isTagged: isTagged
        )
    }

    private static func outcomes(
        _ said: Operation,
        _ route: Route,
        _ contract: any Contract,
        _ failure: Schema,
        field: String,
        _ exchanges: [Exchange],
        isTagged: Bool
    ) -> [Outcome] {
        var outcomes = said.answers.map { answer in
            Outcome(
                status: answer.status,
                schema: answer.schema,
                fields: answer.fields,
                codes: [],
                examples: exchanges.filter { $0.response.status == answer.status && $0.method == route.method }
                    .prefix(examplesOfSuccess).map { ($0.title, $0.response) }
            )
        }
        if isTagged {
            outcomes.append(Outcome(status: .notModified, schema: nil, fields: [.tag], codes: [], examples: []))
        }
        var failures: [(status: Status, codes: [ErrorCode], examples: [(String, Response)])] = []
        for code in codes(said, route) {
            let specimen = ErrorMapping.response(
                to: Failure(specimenOf: code, field: field),
                as: contract,
                in: .korean
            )
            guard specimen.status.rawValue >= 400 else { continue }
            let shown = exchanges.first { $0.code == code }
            let example = (shown?.title ?? code.message(in: .english), shown?.response ?? specimen)
            if let place = failures.firstIndex(where: { $0.status == specimen.status }) {
                failures[place].codes.append(code)
                failures[place].examples.append(example)
            } else {
                failures.append((specimen.status, [code], [example]))
            }
        }
        outcomes += failures.map { status, codes, examples in
            let fields: [AnswerField] =
                switch status {
                case .unauthorized: [.challenge]
                case .serviceUnavailable: [.retryAfter]
                default: []
                }
            return Outcome(status: status, schema: failure, fields: fields, codes: codes, examples: examples)
        }
        return outcomes.sorted { $0.status.rawValue < $1.status.rawValue }
    }

    /// What can go wrong, in the registry's order.
    private static func codes(_ said: Operation, _ route: Route) -> [ErrorCode] {
        var codes: Set<ErrorCode> = [.common001, .common005, .common008, .common009]
        if said.body != nil { codes.formUnion([.common002, .common006]) }
        switch route.access {
        case .anyone: codes.formUnion([.auth002, .auth003, .auth006])
        case .signedIn: codes.formUnion([.auth001, .auth002, .auth003, .auth006])
        case .newcomer, .lenient: break
        }
        codes.formUnion(said.failures)
        return ErrorCode.allCases.filter(codes.contains)
    }
}
