import Domain
import HTTP
import Testing

@testable import API

@Suite struct V1ListTests {
    /// Seven users, of whom `u0` follows all others, is followed by `u1` and `u2`, and has posted seven tweets.
    private func site() async throws -> (Site, access: String) {
        let site = try await Site()
        for number in 0..<7 {
            let user = NewUser(
                username: "u\(number)",
                name: number.isMultiple(of: 2) ? "Even" : "Odd",
                email: "u\(number)@x.kr",
                profile: "p",
                picture: Picture(fileName: "\(number).png"),
                passwordHash: try await site.world.passwords.hash("password-1")
            )
            _ = try await site.world.store.create(user).value
        }
        let first = try #require(User.ID(rawValue: 1))
        for number in 1...6 as ClosedRange<Int64> {
            let other = try #require(User.ID(rawValue: number + 1))
            _ = try await site.world.store.follow(other, by: first).value
            if number < 3 { _ = try await site.world.store.follow(first, by: other).value }
            _ = try await site.world.store.post(number.isMultiple(of: 2) ? "even" : "odd", by: first, as: nil).value
        }
        _ = try await site.world.store.post("even", by: first, as: nil).value
        let body = "username=u0&password=password-1"
        let login = await site.ask(.post, "/v1/tokens", body: body).json
        guard case .string(let access)? = Answer(value: login["token"])["accessToken"] else {
            throw Answer.Missing(key: "accessToken", value: login.value)
        }
        return (site, access)
    }

    private static func keys(_ value: JSONValue?) -> [String] {
        if case .object(let object)? = value { object.members.map(\.key) } else { [] }
    }

    private static func items(_ answer: Response, _ key: String) -> [JSONValue] {
        if case .array(let items)? = answer.json[key] { items } else { [] }
    }

    @Test func `each key can be asked for alone`() async throws {
        let (site, access) = try await site()
        for key in UserKeys.names {
            let one = await site.ask(.get, "/v1/users/me?filter=\(key)", token: access)
            #expect(Self.keys(one.json["user"]) == [key])
            let list = await site.ask(.get, "/v1/users?filter=\(key)", token: access)
            #expect(Self.items(list, "users").first.map(Self.keys) == [key])
        }
        for key in TweetKeys.names {
            let one = await site.ask(.get, "/v1/tweets/1?filter=\(key)")
            #expect(Self.keys(one.json["tweet"]) == [key])
            let list = await site.ask(.get, "/v1/tweets?filter=\(key)")
            #expect(Self.items(list, "tweets").map(Self.keys) == Array(repeating: [key], count: 7))
        }
        for key in ErrorCodeKeys.names {
            let list = await site.ask(.get, "/v1/error-codes?filter=\(key)")
            #expect(Self.items(list, "errorCodes").allSatisfy { Self.keys($0) == [key] })
        }
    }

    @Test func `all keys together are the whole resource, in its own order, and none is the whole, too`() async throws {
        let (site, access) = try await site()
        for (path, names) in [("/v1/users/me", UserKeys.names), ("/v1/tweets/1", TweetKeys.names)] {
            let whole = await site.ask(.get, path, token: access).text
            for filter in [names.joined(separator: ","), names.reversed().joined(separator: ","), "", "id,id,id"] {
                let text = await site.ask(.get, "\(path)?filter=\(filter)", token: access).text
                #expect((text == whole) == (filter != "id,id,id"), "\(filter)")
            }
        }
    }

    @Test func `a filter does not show what is not to be seen`() async throws {
        let (site, access) = try await site()
        #expect(await site.ask(.get, "/v1/users/1?filter=email").text == #"{"user":{}}"#)
        let list = await site.ask(.get, "/v1/users?filter=email&limit=2", token: access)
        #expect(list.text == #"{"users":[{"email":"u0@x.kr"},{}]}"#)
    }

    static let paths = [
        "/v1/users", "/v1/tweets", "/v1/timelines/home", "/v1/friends", "/v1/users/1/tweets", "/v1/users/me/friends",
        "/v1/users/1/followers",
    ]

    @Test(arguments: paths)
    func `limit, offset, query and filter combine`(path: String) async throws {
        let (site, access) = try await site()
        let key = path.hasSuffix("home") ? "tweets" : String(path.split(separator: "/").last ?? "")
        for query in ["", "&query=EVEN", "&query=nowhere"] {
            let all = await site.ask(.get, "\(path)?limit=100\(query)", token: access)
            let items = Self.items(all, key)
            #expect(items.isEmpty == (query == "&query=nowhere"))
            for limit in [1, 2, 7, 100] {
                for offset in [0, 1, 5, 6, 7, Int.max] {
                    let window = "limit=\(limit)&offset=\(offset)"
                    let answer = await site.ask(.get, "\(path)?\(window)\(query)", token: access)
                    #expect(Self.items(answer, key) == Array(items.dropFirst(offset).prefix(limit)), "\(window)")
                    #expect(answer.header("X-Total-Count") == "\(items.count)")
                    let some = await site.ask(.get, "\(path)?filter=id&\(window)\(query)", token: access)
                    #expect(Self.items(some, key).map(Self.keys) == Self.items(answer, key).map { _ in ["id"] })
                }
            }
        }
    }

    @Test(arguments: paths)
    func `every combination of bad parameters is told at once`(path: String) async throws {
        let (site, access) = try await site()
        let bad = [
            "query=a&query=b", "limit=0", "offset=-1", "filter=id,", "include=friends",
        ]
        for mask in 1..<(1 << bad.count) {
            let chosen = bad.indices.filter { mask >> $0 & 1 == 1 }.map { bad[$0] }
            let answer = await site.ask(.get, "\(path)?\(chosen.joined(separator: "&"))", token: access)
            #expect(answer.status == .badRequest)
            let message = try #require(answer.json.message)
            let named = ["query", "limit", "offset", "filter", "include"].filter { message.contains(" \($0) 은(는) ") }
            #expect(named == chosen.map { String($0.prefix { $0 != "=" }) })
        }
    }

    @Test(arguments: [
        "limit=101", "limit=1000000000", "limit=-1", "limit=1.5", "limit=", "limit=x", "limit=99999999999999999999",
        "offset=9223372036854775808", "offset=x", "limit=1&limit=1", "filter=ID", "filter=,id", "filter=id, name",
        "filter=id&filter=name", "filter=password", "filter=passwordHash", "filter=all",
    ])
    func `a parameter out of bounds is refused`(parameters: String) async throws {
        let site = try await Site()
        let answer = await site.ask(.get, "/v1/users?\(parameters.replacing(" ", with: "%20"))")
        #expect(answer.json.code == "COMMON_001")
        let name = parameters.prefix { $0 != "=" }
        #expect(answer.json.message?.contains(" \(name) 은(는) ") == true)
    }

    @Test func `without a limit there are twenty`() async throws {
        let (site, access) = try await site()
        for number in 0..<20 {
            let answer = await site.ask(.post, "/v1/tweets", token: access, body: "content=\(number)")
            #expect(answer.status == .created)
        }
        #expect(Self.items(await site.ask(.get, "/v1/tweets"), "tweets").count == 20)
        let included = await site.ask(.get, "/v1/users/1?include=tweets&limit=3")
        #expect(Self.items(included, "tweets").count == 20)
    }

    @Test func `what is included stands beside the user as its own list has it, however it is filtered`() async throws {
        let (site, access) = try await site()
        let names = Relations.names
        for token in [nil, access] {
            for mask in 0..<8 {
                let chosen = names.indices.filter { mask >> $0 & 1 == 1 }.map { names[$0] }
                for filter in ["", "&filter=id,email"] {
                    let path = "/v1/users/1?include=\(chosen.reversed().joined(separator: ","))\(filter)"
                    let answer = await site.ask(.get, path, token: token)
                    #expect(Self.keys(answer.json.value) == ["user"] + chosen)
                    for name in chosen {
                        let list = await site.ask(.get, "/v1/users/1/\(name)", token: token)
                        #expect(answer.json[name] == list.json[name])
                    }
                    let user = await site.ask(.get, "/v1/users/1?\(filter)", token: token)
                    #expect(answer.json["user"] == user.json["user"])
                }
            }
        }
    }

    @Test(arguments: ["enemies", "friends,", ",", "Friends", "friends,enemies", "friends&include=tweets"])
    func `what cannot be included is refused`(value: String) async throws {
        let (site, _) = try await site()
        let answer = await site.ask(.get, "/v1/users/1?include=\(value)&filter=x")
        #expect(answer.json.code == "COMMON_001")
        #expect(answer.json.message?.contains(" filter 은(는) ") == true)
        #expect(answer.json.message?.contains(" include 은(는) ") == true)
    }

    @Test func `every choice has a tag of its own`() async throws {
        let (site, access) = try await site()
        var tags: Set<String> = []
        for choice in [
            "", "filter=id", "filter=name", "include=friends", "include=followers,friends", "include=tweets",
        ] {
            let path = "/v1/users/1?\(choice)"
            for token in [nil, access] {
                let tag = try #require(await site.ask(.get, path, token: token).header("ETag"))
                #expect(tags.insert(tag).inserted, "\(path)")
                let again = await site.ask(.get, path, token: token, headers: [("if-none-match", tag)])
                #expect(again.status == .notModified)
            }
        }
    }

    @Test func `every tag of a user is good for If-Match`() async throws {
        for choice in ["", "filter=id", "include=friends,tweets&filter=name"] {
            let (site, access) = try await site()
            let tag = try #require(await site.ask(.get, "/v1/users/1?\(choice)").header("ETag"))
            let header = [("if-match", tag)]
            let first = await site.ask(.put, "/v1/users/1", token: access, body: "name=x", headers: header)
            #expect(first.status == .ok)
            let second = await site.ask(.put, "/v1/users/1", token: access, body: "name=y", headers: header)
            #expect(second.json.code == "COMMON_011")
            #expect(second.status == .conflict)
        }
    }

    @Test(arguments: ["friends", "followers", "tweets"])
    func `a change of what is included is a change of the tag`(relation: String) async throws {
        let (site, access) = try await site()
        let path = "/v1/users/1?include=\(relation)&filter=id"
        let before = try #require(await site.ask(.get, path).header("ETag"))
        let body = "username=u1&password=password-1"
        let login = Answer(value: await site.ask(.post, "/v1/tokens", body: body).json["token"])
        guard case .string(let other)? = login["accessToken"] else { throw Answer.Missing(key: "token", value: nil) }
        switch relation {
        case "tweets":
            _ = await site.ask(.put, "/v1/tweets/7", token: access, body: "content=changed")
        case _:
            // The second user is a friend of the first, and follows it.
            _ = await site.ask(.put, "/v1/users/me", token: other, body: "name=changed")
        }
        let after = await site.ask(.get, path, headers: [("if-none-match", before)])
        #expect(after.status == .ok)
        #expect(after.text.contains("changed"))
    }
}
