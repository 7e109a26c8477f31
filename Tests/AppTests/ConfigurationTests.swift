import API
import Foundation
import HTTP
import Logging
import Testing

@testable import App

@Suite struct ConfigurationTests {
    /// 32 bytes that were drawn at random.
    static let secret = "vZ0v3mQ1yq4m8yGgZ3pJmYF4kq7m0S0bq2xgk1n9dWc="

    static func problems(
        flags: [String: String] = [:],
        environment: [String: String] = [:],
        file: String? = nil
    ) -> [String] {
        do {
            _ = try Configuration.resolve(flags: flags, environment: environment, file: file)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test(
        arguments: [
            ([], 8080, "default"),
            (["file"], 1, "file"),
            (["environment"], 2, "environment"),
            (["flag"], 3, "flag"),
            (["environment", "file"], 2, "environment"),
            (["flag", "file"], 3, "flag"),
            (["flag", "environment"], 3, "flag"),
            (["flag", "environment", "file"], 3, "flag"),
        ] as [([String], Int, String)]
    )
    func `a flag goes before the environment, that before the file, that before the default`(
        sources: [String],
        port: Int,
        source: String
    ) throws {
        try withFile(#"{"server": {"port": 1}}"#) { path in
            let resolved = try Configuration.resolve(
                flags: sources.contains("flag") ? ["server.port": "3"] : [:],
                environment: sources.contains("environment") ? ["MINITER_SERVER_PORT": "2"] : [:],
                file: sources.contains("file") ? path : nil
            )
            #expect(resolved.configuration.server.port == port)
            #expect(resolved.report.contains("server.port = \(port)  (source: \(source))"))
        }
    }

    @Test func `every type of value can be given in the environment and in a file`() throws {
        func check(_ resolved: Configuration.Resolved) {
            let configuration = resolved.configuration
            #expect(configuration.server.host == "::1")
            #expect(configuration.server.maxBodyBytes == 2048)
            #expect(configuration.api.timeZone.seconds == -34_200)
            #expect(configuration.api.language == .english)
            #expect(configuration.auth.signingKeys?.keys.map(\.id) == ["a", "b"])
            #expect(configuration.auth.argon2.memoryKiB == 65_536)
            #expect(configuration.cors.origins == ["https://example.com", "http://localhost:3000"])
            #expect(configuration.cors.credentials)
            #expect(
                configuration.services == ServiceHosts(["auth.example.com": [.tokens], "b": [.tweets, .errorCodes]])
            )
            #expect(configuration.log.level == .debug)
            #expect(configuration.log.format == .json)
        }
        let other = "T3bqzq0L5rX8o2yq9C1m4mZf7wYt6uKj8hGd5sAa3nE="
        let keys = "a \(Self.secret),b \(other)"
        check(
            try Configuration.resolve(environment: [
                "MINITER_SERVER_HOST": "::1", "MINITER_SERVER_MAX_BODY_BYTES": "2048",
                "MINITER_API_TIME_ZONE": "-09:30", "MINITER_API_LANGUAGE": "en", "MINITER_AUTH_SIGNING_KEYS": keys,
                "MINITER_AUTH_ARGON2_MEMORY_KIB": "65536",
                "MINITER_CORS_ORIGINS": "https://example.com, http://localhost:3000",
                "MINITER_CORS_CREDENTIALS": "true",
                "MINITER_SERVICES": "Auth.example.com=tokens; b = tweets, error-codes", "MINITER_LOG_LEVEL": "debug",
                "MINITER_LOG_FORMAT": "json",
                "PATH": "/bin",
            ])
        )
        let file = """
            {"server": {"host": "::1", "maxBodyBytes": 2048}, "api": {"timeZone": "-09:30", "language": "en"},
             "auth": {"signingKeys": "\(keys)", "argon2": {"memoryKiB": 65536}},
             "cors": {"origins": ["https://example.com", "http:\\/\\/localhost:3000"], "credentials": true},
             "services": {"auth.example.com": ["tokens"], "B": ["error-codes", "tweets"]},
             "log": {"level": "debug", "format": "json"}}
            """
        check(try withFile(file) { try Configuration.resolve(file: $0) })
    }

    @Test(arguments: [
        ("server.port", "MINITER_SERVER_PORT"),
        ("server.maxBodyBytes", "MINITER_SERVER_MAX_BODY_BYTES"),
        ("auth.accessTokenSeconds", "MINITER_AUTH_ACCESS_TOKEN_SECONDS"),
        ("auth.signingKeys", "MINITER_AUTH_SIGNING_KEYS"),
        ("auth.argon2.memoryKiB", "MINITER_AUTH_ARGON2_MEMORY_KIB"),
        ("api.timeZone", "MINITER_API_TIME_ZONE"),
    ])
    func `a variable is the key in upper snake case`(key: String, name: String) throws {
        #expect(Setting.named(key)?.environmentName == name)
    }

    @Test func `no two keys share a name or a variable`() {
        #expect(Set(Setting.all.map(\.key)).count == Setting.all.count)
        #expect(Set(Setting.all.map(\.environmentName)).count == Setting.all.count)
    }

    @Test func `every default is a value that its key takes`() throws {
        for setting in Setting.all { _ = try setting.checked(setting.initial) }
    }

    @Test func `config miniter json holds every key with its default, in the order of the table`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: "config/miniter.json")))
        func flatten(_ value: JSONValue, under prefix: String) -> [(key: String, value: JSONValue)] {
            guard case .object(let object) = value, Setting.named(prefix) == nil else { return [(prefix, value)] }
            return object.members.flatMap { flatten($0.value, under: prefix.isEmpty ? $0.key : "\(prefix).\($0.key)") }
        }
        let entries = flatten(try JSONParser.parse(bytes), under: "")
        #expect(entries.map(\.key) == Setting.all.map(\.key))
        for (entry, setting) in zip(entries, Setting.all) {
            #expect(setting.content(of: entry.value) == setting.initial, "\(entry.key)")
        }
    }

    @Test(arguments: [
        (#"{"sever": {"port": 1}}"#, "sever", "server"),
        (#"{"server": {"prot": 1}}"#, "server.prot", "server.port"),
        (#"{"server": {"maxbodybytes": 1}}"#, "server.maxbodybytes", "server.maxBodyBytes"),
        (#"{"port": 1}"#, "port", "server.port"),
        (#"{"server.port": 1}"#, "server.port", "server.port"),
        (#"{"auth": {"argon": {"memoryKiB": 1}}}"#, "auth.argon", "auth.argon2"),
        (#"{"auth": {"memoryKiB": 1}}"#, "auth.memoryKiB", "auth.argon2.memoryKiB"),
        (#"{"log": {"levle": "info"}}"#, "log.levle", "log.level"),
    ])
    func `an unknown key in a file is an error that names the nearest known one`(
        file: String,
        key: String,
        nearest: String
    ) throws {
        try withFile(file) { path in
            let message = "\(key) (file \(path)) is unknown; the nearest known one is \(nearest)"
            #expect(Self.problems(file: path) == [message])
        }
    }

    @Test(arguments: [
        ("MINITER_PORT", "MINITER_SERVER_PORT"),
        ("MINITER_SERVER_PROT", "MINITER_SERVER_PORT"),
        ("MINITER_SERVER_MAXBODYBYTES", "MINITER_SERVER_MAX_BODY_BYTES"),
        ("MINITER_AUTH_MEMORY_KIB", "MINITER_AUTH_ARGON2_MEMORY_KIB"),
        ("MINITER_LOGLEVEL", "MINITER_LOG_LEVEL"),
    ])
    func `an unknown variable is an error that names the nearest known one`(name: String, nearest: String) {
        let message = "environment variable \(name) is unknown; the nearest known one is \(nearest)"
        #expect(Self.problems(environment: [name: "1"]) == [message])
    }

    @Test func `the variables of a Kubernetes service called miniter are no errors`() {
        let variables = [
            "MINITER_SERVICE_HOST": "10.0.0.1", "MINITER_SERVICE_PORT": "80", "MINITER_SERVICE_PORT_HTTP": "80",
            "MINITER_PORT": "tcp://10.0.0.1:80", "MINITER_PORT_80_TCP_ADDR": "10.0.0.1",
        ]
        #expect(Self.problems(environment: variables) == [])
    }

    @Test func `cookies of other origins need named origins`() {
        #expect(
            Self.problems(environment: ["MINITER_CORS_CREDENTIALS": "true"]) == [
                "cors.credentials: true needs named origins in cors.origins"
            ]
        )
    }

    @Test func `the admin port is off, or a port that is not everyone's`() throws {
        #expect(Configuration().admin.port == nil)
        for (text, port) in [("off", nil), ("0", 0), ("9464", 9464)] as [(String, UInt16?)] {
            let resolved = try Configuration.resolve(environment: ["MINITER_ADMIN_PORT": text])
            #expect(resolved.configuration.admin.port == port)
        }
        try withFile(#"{"admin": {"port": 9464, "host": "::1"}}"#) { path in
            let admin = try Configuration.resolve(file: path).configuration.admin
            #expect(admin.port == 9464 && admin.host == "::1")
        }
        #expect(
            Self.problems(environment: ["MINITER_ADMIN_PORT": "8080"]) == [
                "admin.port: it is server.port, which is for everyone"
            ]
        )
        #expect(Self.problems(environment: ["MINITER_ADMIN_PORT": "0", "MINITER_SERVER_PORT": "0"]) == [])
    }

    @Test func `everything that is wrong is told at once, also where another value covers it`() throws {
        try withFile(#"{"server": {"port": "x"}, "twets": {}, "api": 5}"#) { path in
            let problems = Self.problems(
                flags: ["server.port": "99999"],
                environment: ["MINITER_SERVER_PORT": "-1", "MINITER_TYPO": "", "MINITER_CORS_CREDENTIALS": "true"],
                file: path
            )
            #expect(problems.count == 7, "\(problems)")
        }
    }

    @Test(arguments: [
        (19_456, 2, true), (65_536, 3, true), (19_455, 2, false), (8192, 16, false), (65_536, 1, false),
    ])
    func `a cost below the recommendation works, with a warning`(memory: Int, iterations: Int, isSilent: Bool) throws {
        let resolved = try Configuration.resolve(environment: [
            "MINITER_AUTH_ARGON2_MEMORY_KIB": "\(memory)", "MINITER_AUTH_ARGON2_ITERATIONS": "\(iterations)",
        ])
        #expect(resolved.configuration.warnings.isEmpty == isSilent)
        #expect(resolved.configuration.warnings.allSatisfy { $0.contains("unsafe") })
    }

    @Test func `what the contracts are told is what is configured`() throws {
        let resolved = try Configuration.resolve(environment: [
            "MINITER_API_LATEST": "v1", "MINITER_API_DEBUG_ERRORS": "true", "MINITER_API_TIME_ZONE": "+09:00",
        ])
        let settings = Settings(resolved.configuration)
        #expect(settings.latest == "v1")
        #expect(settings.debugErrors)
        #expect(settings.timeZoneOffset == 32_400)
        #expect(resolved.configuration.warnings.contains { $0.hasPrefix("api.debugErrors is unsafe") })
        #expect(!Settings(Configuration()).debugErrors)
        #expect(Settings(Configuration()).latest == "v2")
    }

    @Test(arguments: [("10.0.0.0/8, ::1", false), ("10.0.0.0/8,0.0.0.0/0", true), ("::/0", true)])
    func `believing everyone about where they come from works, with a warning`(proxies: String, isUnsafe: Bool) throws {
        let resolved = try Configuration.resolve(environment: ["MINITER_SERVER_TRUSTED_PROXIES": proxies])
        #expect(resolved.configuration.warnings.contains { $0.hasPrefix("server.trustedProxies") } == isUnsafe)
        #expect(Settings(resolved.configuration).trustedProxies == resolved.configuration.server.trustedProxies)
        #expect(Configuration().server.trustedProxies.isEmpty)
    }

    @Test func `in a mock log-ins are not throttled unless that is asked for`() throws {
        let mock = Configuration().forMock
        #expect(mock.auth.maxLoginsPerMinute == 0 && mock.auth.maxSignUpsPerMinute == 0)
        let asked = try Configuration.resolve(environment: [
            "MINITER_AUTH_MAX_LOGINS_PER_MINUTE": "3", "MINITER_AUTH_MAX_SIGN_UPS_PER_MINUTE": "4",
        ]).configuration.forMock
        #expect(asked.auth.maxLoginsPerMinute == 3 && asked.auth.maxSignUpsPerMinute == 4)
    }

    @Test func `letting anyone write as anyone works, with a warning`() throws {
        let resolved = try Configuration.resolve(environment: ["MINITER_CLASSIC_TRUST_USER_ID": "true"])
        #expect(resolved.configuration.classic.trustUserId)
        #expect(resolved.configuration.warnings.count == 1)
        #expect(resolved.configuration.warnings.allSatisfy { $0.hasPrefix("classic.trustUserId is unsafe") })
    }
}
