import Foundation
import Hummingbird
import JWTKit

/// What the four workloads need, and a log-in.
func router(store: TweetStore, keys: JWTKeyCollection) -> Router<SignedContext> {
    let router = Router(context: SignedContext.self)
    router.get("readyz") { _, _ in "ready" }
    let v2 = router.group("v2")
    v2.post("tokens") { request, context in
        let credentials = try await request.decode(as: Credentials.self, context: context)
        guard let user = store.user(named: credentials.username), credentials.password == "miniter-demo" else {
            throw HTTPError(.unauthorized)
        }
        let claims = Claims(sub: .init(value: String(user)), exp: .init(value: .now + 86400))
        let token = Token(accessToken: try await keys.sign(claims))
        return EditedResponse(status: .created, response: Reply(data: token))
    }
    v2.get("tweets") { request, _ in
        let page = request.uri.queryParameters.get("page", as: Int.self) ?? 1
        let size = request.uri.queryParameters.get("size", as: Int.self) ?? 20
        guard page >= 1, (1...100).contains(size) else { throw HTTPError(.badRequest) }
        return Reply(data: store.page(page, size: size))
    }
    v2.get("tweets/:id") { _, context in
        let id = try context.parameters.require("id", as: Int.self)
        guard let tweet = store.tweet(id) else { throw HTTPError(.notFound) }
        return Reply(data: tweet)
    }
    let signed = v2.group().add(middleware: BearerMiddleware(keys: keys))
    signed.get("timelines/home") { _, context in
        Reply(data: store.home(of: try context.requireUser(), size: 20))
    }
    signed.post("tweets") { request, context in
        let draft = try await request.decode(as: Draft.self, context: context)
        guard (1...280).contains(draft.content.count) else { throw HTTPError(.badRequest) }
        let tweet = store.post(draft.content, by: try context.requireUser())
        return EditedResponse(status: .created, response: Reply(data: tweet))
    }
    return router
}

/// `Authorization: Bearer TOKEN` must hold a token of ours; its subject is kept in the context.
struct BearerMiddleware: RouterMiddleware {
    let keys: JWTKeyCollection

    func handle(
        _ request: Request,
        context: SignedContext,
        next: (Request, SignedContext) async throws -> Response
    ) async throws -> Response {
        guard let field = request.headers[.authorization], field.hasPrefix("Bearer ") else {
            throw HTTPError(.unauthorized)
        }
        guard let claims = try? await keys.verify(String(field.dropFirst(7)), as: Claims.self) else {
            throw HTTPError(.unauthorized)
        }
        var context = context
        context.user = Int(claims.sub.value)
        return try await next(request, context)
    }
}

struct SignedContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    var user: Int?

    init(source: Source) {
        coreContext = .init(source: source)
    }

    func requireUser() throws -> Int {
        guard let user else { throw HTTPError(.unauthorized) }
        return user
    }
}

struct Claims: JWTPayload {
    let sub: SubjectClaim
    let exp: ExpirationClaim

    func verify(using algorithm: some JWTAlgorithm) throws {
        try exp.verifyNotExpired()
    }
}
