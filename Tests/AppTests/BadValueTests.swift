import Testing

@testable import App

@Suite struct BadValueTests {
    @Test(arguments: [
        ("server.host", "local host"), ("server.host", ""), ("server.host", "1.2.3"), ("server.host", "[::1]"),
        ("server.port", "-1"), ("server.port", "65536"), ("server.port", "80a"), ("server.port", ""),
        ("server.port", "8.0"), ("server.port", "99999999999999999999"),
        ("server.loops", "-1"), ("server.loops", "257"),
        ("server.maxBodyBytes", "1023"), ("server.maxBodyBytes", "67108865"), ("server.maxBodyBytes", "1MiB"),
        ("server.maxConnections", "0"), ("server.maxWaitMilliseconds", "9"), ("server.maxWaitMilliseconds", "60001"),
        ("server.trustedProxies", "nginx"), ("server.trustedProxies", "10.0.0.1/8"), ("server.trustedProxies", "*"),
        ("server.trustedProxies", "10.0.0.0/33"), ("server.trustedProxies", "127.0.0.1,::1%lo"),
        ("server.trustedProxies", "10.0.0.0/8;::1"), ("admin.host", ""), ("admin.port", ""), ("admin.port", "on"),
        ("admin.port", "-1"), ("admin.port", "65536"),
        ("admin.port", "80.0"), ("log.accessSample", "0"), ("log.access", "some"),
        ("storage.engine", "disk"), ("storage.engine", "Memory"), ("storage.engine", ""),
        ("api.latest", "v3"), ("api.latest", "2"), ("api.debugErrors", "yes"),
        ("api.timeZone", "Asia/Seoul"), ("api.timeZone", "09:00"), ("api.timeZone", "+9:00"),
        ("api.timeZone", "+14:01"), ("api.timeZone", "+08:60"), ("api.timeZone", "+0900"),
        ("api.language", "kr"),
        ("auth.accessTokenSeconds", "0"), ("auth.accessTokenSeconds", "15m"),
        ("auth.refreshTokenSeconds", "0"), ("auth.refreshTokenSeconds", "31536001"),
        ("auth.argon2.memoryKiB", "8191"), ("auth.argon2.memoryKiB", "1048577"),
        ("auth.argon2.iterations", "0"), ("auth.argon2.iterations", "65"),
        ("auth.hashingQueue", "0"), ("auth.maxLoginsPerMinute", "-1"), ("auth.maxLoginsPerMinute", "10001"),
        ("auth.maxSignUpsPerMinute", "-1"), ("auth.maxSignUpsPerMinute", "10001"), ("auth.maxSignUpsPerMinute", "off"),
        ("tweets.maxLength", "0"), ("tweets.maxLength", "10001"),
        ("cors.origins", "*"), ("cors.origins", "null"), ("cors.origins", "example.com"),
        ("cors.origins", "https://example.com/"), ("cors.origins", "https://Example.com"),
        ("cors.origins", "https://example.com:0"), ("cors.origins", "https://example.com:"),
        ("cors.origins", "https://a.example,https://"), ("cors.origins", "https://u@example.com"),
        ("cors.credentials", "yes"), ("cors.credentials", "1"), ("cors.credentials", ""),
        ("server.maxPictureBytes", "1023"), ("server.maxPictureBytes", "67108865"),
        ("services", "auth.example.com"), ("services", "auth.example.com="), ("services", "a=tokens,"),
        ("services", "a=token"), ("services", "a=tokens;A=users"), ("services", "a:80=tokens"), ("services", "=tokens"),
        ("services", "a=tokens=users"), ("services", "a b=tokens"), ("services", ".a=tokens"),
        ("log.level", "INFO"), ("log.level", "warn"), ("log.format", "xml"),
    ])
    func `a bad value is told with its key, its source and what is expected`(key: String, value: String) throws {
        let setting = try #require(Setting.named(key))
        let name = setting.environmentName
        let problems = ConfigurationTests.problems(environment: [name: value])
        let quoted = LogText.quoted(value)
        #expect(
            problems == ["\(key) (environment variable \(name)) is \(quoted); expected \(setting.expected)"]
        )
        #expect(Configuration.complaint(about: value, for: key) == "expected \(setting.expected)")
    }

    @Test(arguments: [
        (#"{"server": {"port": "8080"}}"#, "server.port", #""8080""#),
        (#"{"server": {"port": true}}"#, "server.port", "true"),
        (#"{"server": {"port": 80.0}}"#, "server.port", "80.0"),
        (#"{"server": {"port": 8e3}}"#, "server.port", "8000.0"),
        (#"{"server": {"port": null}}"#, "server.port", "null"),
        (#"{"server": {"port": [1]}}"#, "server.port", "[1]"),
        (#"{"server": {"port": {"a": 1}}}"#, "server.port", "an object"),
        (#"{"admin": {"port": true}}"#, "admin.port", "true"),
        (#"{"admin": {"port": 65536}}"#, "admin.port", "65536"),
        (#"{"server": {"host": 1}}"#, "server.host", "1"),
        (#"{"cors": {"origins": "https://example.com"}}"#, "cors.origins", #""https://example.com""#),
        (#"{"cors": {"origins": [1]}}"#, "cors.origins", "[1]"),
        (#"{"cors": {"origins": ["https://a.example", 1]}}"#, "cors.origins", #"["https://a.example", 1]"#),
        (#"{"server": {"trustedProxies": "10.0.0.1"}}"#, "server.trustedProxies", #""10.0.0.1""#),
        (#"{"server": {"trustedProxies": ["10.0.0.1", "x"]}}"#, "server.trustedProxies", #"["10.0.0.1", "x"]"#),
        (#"{"services": "a=tokens"}"#, "services", #""a=tokens""#),
        (#"{"services": {"a": "tokens"}}"#, "services", "an object"),
        (#"{"services": {"a": []}}"#, "services", "an object"),
        (#"{"services": {"a": ["nothing"]}}"#, "services", "an object"),
        (#"{"services": {"a": ["tokens,users"]}}"#, "services", "an object"),
        (#"{"services": {"a=tokens;b": ["users"]}}"#, "services", "an object"),
        (#"{"services": {"a": ["users"], "A": ["users"]}}"#, "services", "an object"),
        (#"{"cors": {"credentials": "true"}}"#, "cors.credentials", #""true""#),
        (#"{"cors": {"credentials": 0}}"#, "cors.credentials", "0"),
    ])
    func `a value of another type in a file is an error`(file: String, key: String, shown: String) throws {
        let expected = try #require(Setting.named(key)).expected
        try withFile(file) { path in
            let problems = ConfigurationTests.problems(file: path)
            #expect(problems == ["\(key) (file \(path)) is \(shown); expected \(expected)"])
        }
    }

    @Test func `a section that is no object is an error`() throws {
        try withFile(#"{"server": 8080}"#) { path in
            let problems = ConfigurationTests.problems(file: path)
            #expect(problems == ["server (file \(path)) is 8080; expected an object"])
        }
    }

    @Test func `a long value is cut, and a control character is escaped`() {
        let problems = ConfigurationTests.problems(
            environment: ["MINITER_LOG_LEVEL": "\u{1B}[31m\n" + String(repeating: "x", count: 1000)]
        )
        #expect(problems.first?.contains(#"is "\u001b[31m\nxxx"#) == true)
        #expect(problems.first?.utf8.count ?? 0 < 300)
    }

    @Test(arguments: [
        ("", "line 1, column 1: it ends too early"),
        ("{\n  \"a\": tru", "line 2, column 11: it ends too early"),
        (#"{"a": 1,}"#, "line 1, column 9: this cannot stand here"),
        (#"{"a": 1} x"#, "line 1, column 10: something follows the value"),
        (#"{"a": 1, "a": 2}"#, "line 1, column 10: its object has this key already"),
        ("\u{FEFF}{}", "line 1, column 1: it is not UTF-8, or begins with a byte order mark"),
        ("// no\n{}", "line 1, column 1: this cannot stand here"),
    ])
    func `a file that is not JSON is refused where it goes wrong`(file: String, reason: String) throws {
        try withFile(file) { path in
            #expect(ConfigurationTests.problems(file: path) == ["\(path): it is not JSON: \(reason)"])
        }
    }

    @Test func `a file that is JSON but no object is refused`() throws {
        try withFile("[]") { path in
            #expect(ConfigurationTests.problems(file: path) == ["\(path): it holds no JSON object"])
        }
    }

    @Test(arguments: [("/nonexistent.json", "No such file or directory"), ("/tmp", "Is a directory")])
    func `a file that cannot be read is refused with the reason`(path: String, reason: String) {
        #expect(ConfigurationTests.problems(file: path) == ["\(path): it cannot be read: \(reason)"])
    }
}
