import HTTP
import Testing

@Suite struct RouterTests {
    private let router: Router<String> = {
        var router = Router<String>()
        router.add(.get, "/", "root")
        router.add(.get, "/v2/users", "list")
        router.add(.post, "/v2/users", "sign up")
        router.add(.get, "/v2/users/duplicate", "duplicate")
        router.add(.get, "/v2/users/{id}", "user")
        router.add(.put, "/v2/users/{id}", "replace")
        router.add(.delete, "/v2/users/{id}", "delete")
        router.add(.get, "/v2/users/{id}/tweets", "tweets")
        router.add(.delete, "/v2/users/{id}/friends/{friend}", "unfollow")
        router.add(.post, "/v2/users/duplicate/report", "report")
        router.add(.get, "/{version}/users/{id}/history", "history")
        router.add(.post, "/signup", "signup")
        router.add(.post, "/signup/", "signup, slash")
        return router
    }()

    @Test(
        arguments: [
            (.get, "/", "root", []),
            (.get, "/v2/users", "list", []),
            (.get, "/v2/users?page=2", "list", []),
            (.head, "/v2/users", "list", []),
            (.post, "/v2/users", "sign up", []),
            (.get, "/v2/users/duplicate", "duplicate", []),
            (.get, "/v2/users/duplicates", "user", ["duplicates"]),
            (.get, "/v2/users/%64uplicate", "duplicate", []),
            (.get, "/v2/users/12", "user", ["12"]),
            (.head, "/v2/users/12", "user", ["12"]),
            (.get, "/v2/users/%31", "user", ["1"]),
            (.get, "/v2/users/1%2f2", "user", ["1/2"]),
            (.get, "/v2/users/%2F", "user", ["/"]),
            (.get, "/v2/users/%2e%2e", "user", [".."]),
            (.get, "/v2/users/%2531", "user", ["%31"]),
            (.get, "/v2/users/a+b", "user", ["a+b"]),
            (.get, "/v2/users/한", "user", ["한"]),
            (.get, "/v2/users/7/tweets", "tweets", ["7"]),
            (.get, "/v2/users/duplicate/tweets", "tweets", ["duplicate"]),
            (.delete, "/v2/users/duplicate/friends/9", "unfollow", ["duplicate", "9"]),
            (.delete, "/v2/users/8/friends/9", "unfollow", ["8", "9"]),
            (.post, "/v2/users/duplicate/report", "report", []),
            (.get, "/v2/users/5/history", "history", ["v2", "5"]),
            (.get, "/v2/users/duplicate/history", "history", ["v2", "duplicate"]),
            (.post, "/signup", "signup", []),
            (.post, "/signup/", "signup, slash", []),
        ] as [(HTTP.Method, String, String, [String])]
    )
    func `a path leads to its endpoint, static segments before variable ones`(
        method: HTTP.Method,
        target: String,
        endpoint: String,
        values: [String]
    ) throws {
        let segments = try #require(Request(method: method, target: target).segments)
        guard case .found(let found, let parameters) = router.match(method, segments) else {
            Issue.record("not found: \(target)")
            return
        }
        #expect(found == endpoint)
        #expect(parameters == values)
    }

    @Test(
        arguments: [
            (.delete, "/", [.get, .head, .options]),
            (.put, "/v2/users", [.get, .head, .post, .options]),
            (.other, "/v2/users", [.get, .head, .post, .options]),
            (.options, "/v2/users/1", [.get, .head, .put, .delete, .options]),
            // The static path stands there, although the variable one would take the method.
            (.delete, "/v2/users/duplicate", [.get, .head, .options]),
            (.head, "/v2/users/1/friends/2", [.delete, .options]),
            (.get, "/signup", [.post, .options]),
        ] as [(HTTP.Method, String, [HTTP.Method])]
    )
    func `a path that does not take the method names those it takes`(
        method: HTTP.Method,
        target: String,
        methods: [HTTP.Method]
    ) throws {
        let segments = try #require(Request(method: method, target: target).segments)
        guard case .otherMethods(let allowed) = router.match(method, segments) else {
            Issue.record("matched or nothing: \(target)")
            return
        }
        #expect(allowed == methods)
    }

    @Test(arguments: [
        "/v2", "/v2/", "/v2/users/", "/v2//users", "//v2/users", "/v2/users//", "/v2/users/1/", "/v2/users//tweets",
        "//",
        "/v2/users/1/tweets/2", "/V2/users", "/v2/users/1/friends/", "/v2%2fusers", "/signup//", "/v2/users/1/friends",
        "/v2/./users",
    ])
    func `no other path leads anywhere`(target: String) throws {
        let segments = try #require(Request(method: .get, target: target).segments)
        guard case .nothing = router.match(.get, segments) else {
            Issue.record("something at \(target)")
            return
        }
    }
}
