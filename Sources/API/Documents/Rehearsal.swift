import Domain
import Examples
import HTTP

/// Plays the transcripts of a contract and notes what is really answered, so that every example is true.
struct Rehearsal: Sendable {
    /// The answers' tokens are signed with it. It opens nothing: no server takes it.
    private static let key = SigningKey(id: "example", secret: Array("a key for examples, known to all".utf8))

    let settings: Settings
    let makeStage: @Sendable () throws -> Stage

    /// What a contract's transcripts show of it, in the order of the files and of what stands in them.
    /// - Parameter prefix: what stands before the contract's own paths: its own, or nothing.
    func exchanges(of contract: String, ownPrefix: String, at prefix: String) async throws -> [Exchange] {
        let tokens = await AccessTokens(signing: Self.key, issuer: "miniter", lifetime: 900)
        var exchanges: [Exchange] = []
        for file in EmbeddedFile.all() {
            let names = file.path.split(separator: "/")
            guard names.count == 4, names[1].lowercased() == contract, names[2] == "Examples" else { continue }
            let text = ownPrefix == prefix ? file.text : file.text.replacing("\(ownPrefix)/", with: "\(prefix)/")
            let stage = try makeStage()
            defer { stage.close() }
            let routing = API.routing(stage.world, settings, tokens)
            let respond = API.responder(world: stage.world, settings: settings, tokens: tokens, log: Log())
            let player = TranscriptPlayer { await respond($0).response }
            _ = try await player.play(Transcript(text)) { exchange, request, response in
                guard let endpoint = routing.call(for: request).endpoint, endpoint.contract.name == contract,
                    endpoint.prefix == prefix
                else { return }
                exchanges.append(
                    Exchange(
                        title: exchange.title,
                        file: String(names[3].prefix { $0 != "." }),
                        operation: endpoint.route.operation,
                        request,
                        response
                    )
                )
            }
        }
        return exchanges
    }

    /// What a contract says about itself, with examples.
    func document(of name: String, isLatest: Bool) async throws -> OpenAPI? {
        let tokens = await AccessTokens(signing: Self.key, issuer: "miniter", lifetime: 900)
        let stage = try makeStage()
        defer { stage.close() }
        guard let contract = API.contracts(stage.world, settings, tokens).first(where: { $0.name == name }) else {
            return nil
        }
        let prefix = isLatest ? "" : contract.prefix
        let exchanges = try await exchanges(of: name, ownPrefix: contract.prefix, at: prefix)
        return OpenAPI(contract, at: prefix, exchanges: exchanges)
    }
}
