public import Domain
public import HTTP

/// The contracts, ready to answer.
public enum API {
    /// Every contract that is served: a new one is a folder and a line here.
    static func contracts(_ world: World, _ settings: Settings, _ tokens: AccessTokens) -> [any Contract] {
        [
            V2(world: world, settings: settings, tokens: tokens),
            V1(world: world, settings: settings, tokens: tokens),
            Classic(world: world, settings: settings, tokens: tokens),
        ]
    }

    /// Composes what answers requests. To be called once for each loop: what it remembers is that loop's own.
    /// - Parameter documents: nil where none are served.
    public static func responder(
        world: World,
        settings: Settings,
        tokens: AccessTokens,
        documents: Documents? = nil,
        log: Log
    ) -> Responder {
        let pipeline = Pipeline(world, settings, tokens, documents, log)
        return { request in pipeline.answer(request) }
    }

    /// Composes what answers requests in a mock: as `responder` does, but for what `Prefer` asks for.
    public static func mockResponder(
        world: World,
        settings: Settings,
        tokens: AccessTokens,
        documents: Documents,
        log: Log
    ) -> Responder {
        let pipeline = Pipeline(world, settings, tokens, documents, log)
        let mock = MockPipeline(pipeline: pipeline, documents: documents)
        return { request in .later { await mock.answer(request) } }
    }

    /// How long a client may make a mock wait, in seconds.
    public static var longestWait: Double { Double(MockPipeline.longestWait) }

    /// Composes what answers where there is no request to route: it was not valid, or too large.
    ///
    /// The answer wears the clothes of the contract whose path the target is, as far as it could be read.
    public static func refusal(world: World, settings: Settings, tokens: AccessTokens) -> Refusal {
        let routing = routing(world, settings, tokens)
        let fields = CommonFields(settings.crossOrigin)
        let ids = RequestIDs()
        return { failure, target, acceptLanguage in
            var response = ErrorMapping.response(
                to: failure,
                as: routing.contract(for: target),
                in: Language(accepting: acceptLanguage, else: settings.language)
            )
            response.headers.append("X-Request-Id", ids.next())
            response.shared = fields.unnamed
            return response
        }
    }

    /// Answers a failure before routing, given the request's target and `Accept-Language` where they could be read.
    public typealias Refusal = @Sendable (_ failure: Failure, _ target: String?, _ acceptLanguage: String?) -> Response

    static func routing(
        _ world: World,
        _ settings: Settings,
        _ tokens: AccessTokens,
        _ documents: Documents? = nil,
        counting counts: RequestCounts = RequestCounts()
    ) -> Routing {
        let contracts = contracts(world, settings, tokens)
        return Routing(
            contracts,
            latest: contracts.first { $0.name == settings.latest } ?? contracts[0],
            site: MediaRoutes(media: world.media).routes
                + (documents.map { DocumentRoutes(documents: $0).routes + PageRoutes().routes } ?? []),
            services: settings.services,
            counting: counts
        )
    }

    /// The largest body that any route takes, in bytes: what is larger need not be read.
    public static func largestBody(settings: Settings, limits: Limits) -> Int {
        BodyLimit(settings, limits).largest
    }
}
