import Domain
import HTTP
import Storage
import Synchronization
import TestSupport
import Testing

@testable import API

/// A whole server without its sockets, and a clock that a test sets.
final class Site: Sendable {
    static let start = Timestamp(rawValue: 1_795_208_400)  // 2026-11-20 21:00:00 UTC
    static let key = SigningKey(id: "k1", secret: Array("0123456789abcdef0123456789abcdef".utf8))

    let world: World
    let media: MediaLibrary
    let tokens: AccessTokens
    let responder: Responder
    let contracts: [any Contract]
    private let now: Box

    private final class Box: Sendable {
        let value = Mutex(Site.start)
    }

    init(
        settings: Settings = Settings(),
        keys: [SigningKey] = [Site.key],
        limits: Limits = Limits(),
        documents: Documents? = nil,
        isMock: Bool = false,
        log: Log = Log(),
        throttles: (_ elapsed: @escaping @Sendable () -> Duration) -> Throttles = { _ in Throttles() },
        passwords: (any PasswordHashing)? = Hashing.shared,
        store: (_ clock: @escaping @Sendable () -> Timestamp) throws -> any StateStore = { MemoryStore(clock: $0) }
    ) async throws {
        let now = Box()
        self.now = now
        let clock: @Sendable () -> Timestamp = { now.value.withLock { $0 } }
        let store = try store(clock)
        let media = try MediaLibrary.inMemory(digest: Digest.sha256) { store.isUsed($0) }
        self.media = media
        world = World(
            store: store,
            media: media,
            passwords: try #require(passwords),
            clock: clock,
            digest: Digest.sha256,
            limits: limits,
            throttles: throttles { .seconds(clock().rawValue - Site.start.rawValue) }
        )
        tokens = await AccessTokens(signing: keys[0], others: Array(keys.dropFirst()), issuer: "miniter", lifetime: 900)
        if isMock, let documents {
            responder = API.mockResponder(
                world: world,
                settings: settings,
                tokens: tokens,
                documents: documents,
                log: log
            )
        } else {
            responder = API.responder(world: world, settings: settings, tokens: tokens, documents: documents, log: log)
        }
        contracts = API.contracts(world, settings, tokens)
    }

    func respond(_ request: Request) async -> Response {
        await responder(request).response
    }

    /// Every route of every contract, with 1 for each identifier.
    var everyRoute: [(method: HTTP.Method, path: String)] {
        contracts.flatMap { contract in
            contract.routes.map { route in
                (route.method, contract.prefix + route.pattern.replacing(/\{[a-zA-Z]+\}/, with: "1"))
            }
        }
    }

    func pass(seconds: Int64) {
        now.value.withLock { $0 = $0 + seconds }
    }

    /// Asks for something.
    /// - Parameters:
    ///   - json: the body; its type is named with it.
    ///   - body: the body, of another type.
    func ask(
        _ method: HTTP.Method,
        _ target: String,
        token: String? = nil,
        json: String? = nil,
        body: String? = nil,
        headers: [(String, String)] = []
    ) async -> Response {
        var fields = Headers()
        if let token { fields.append("authorization", "Bearer \(token)") }
        if json != nil { fields.append("content-type", "application/json") }
        for (name, value) in headers { fields.append(name, value) }
        return await respond(
            Request(
                method: method,
                target: target,
                headers: fields,
                body: Array((json ?? body ?? "").utf8),
                peer: "127.0.0.1"
            )
        )
    }

    /// Sends a form, built with `FormBody`.
    func send(
        _ method: HTTP.Method,
        _ target: String,
        token: String? = nil,
        form: [UInt8],
        type: String? = FormBody.contentType,
        headers: [(String, String)] = []
    ) async -> Response {
        var fields = Headers()
        if let token { fields.append("authorization", "Bearer \(token)") }
        if let type { fields.append("content-type", type) }
        for (name, value) in headers { fields.append(name, value) }
        return await respond(Request(method: method, target: target, headers: fields, body: form, peer: "127.0.0.1"))
    }

    /// Signs a user up and logs in.
    func join(_ username: String) async throws -> Member {
        let made = await ask(
            .post,
            "/v2/users",
            json: #"{"username":"\#(username)","name":"N","password":"password-1"}"#
        )
        let id = try made.json.data("id")
        let login = await ask(.post, "/v2/tokens", json: #"{"username":"\#(username)","password":"password-1"}"#)
        return Member(
            id: id,
            access: try login.json.data("accessToken"),
            refresh: try login.json.data("refreshToken")
        )
    }
}

/// A user of a test, logged in.
struct Member: Sendable {
    let id: String
    let access: String
    let refresh: String

    /// What the access token says of itself, as `sid`.
    var session: String {
        let claims = access.split(separator: ".").dropFirst().first.flatMap { Base64URL.decode($0.utf8) } ?? []
        guard case .string(let session)? = Answer(value: try? JSONParser.parse(claims))["sid"] else { return "" }
        return session
    }
}

/// What a body says, for looking things up in it.
struct Answer {
    let value: JSONValue?

    subscript(_ key: String) -> JSONValue? {
        if case .object(let object)? = value { object[key] } else { nil }
    }

    /// The text or the digits under `data`.
    func data(_ key: String) throws -> String {
        switch Answer(value: self["data"])[key] {
        case .string(let text)?: return text
        case .integer(let number)?: return String(number)
        case let other: throw Missing(key: key, value: other)
        }
    }

    /// The registry code of a failure, in v1 or v2.
    var code: String? {
        if case .string(let code)? = self["code"] ?? Answer(value: self["error"])["errorCode"] { code } else { nil }
    }

    /// What a failure says, in v1 or v2.
    var message: String? {
        if case .string(let text)? = self["message"] ?? Answer(value: self["error"])["message"] { text } else { nil }
    }

    /// The fields that failed, in order.
    var fields: [String] {
        guard case .array(let errors)? = self["errors"] else { return [] }
        return errors.compactMap { if case .string(let field)? = Answer(value: $0)["field"] { field } else { nil } }
    }

    struct Missing: Error {
        let key: String
        let value: JSONValue?
    }
}

extension Response {
    var json: Answer { Answer(value: try? JSONParser.parse(body)) }
    var text: String { String(decoding: body, as: UTF8.self) }
}
