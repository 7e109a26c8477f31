internal import API
import Logging
internal import Storage

extension Setting {
    /// Every key, in the order in which they are shown.
    static let all: [Setting] = [
        Setting("server.host", \.server.host, .address, "The address to listen on; 0.0.0.0 or :: for every one."),
        Setting("server.port", \.server.port, .integer(0...65_535), "The port to listen on; 0 takes a free one."),
        Setting("server.loops", \.server.loops, .integer(0...256), "Event loops; 0 means one for each core."),
        Setting(
            "server.maxBodyBytes",
            \.server.maxBodyBytes,
            .integer(1024...67_108_864),
            "The largest body of a request, in bytes; a form with a picture may be larger."
        ),
        Setting(
            "server.maxPictureBytes",
            \.server.maxPictureBytes,
            .integer(1024...67_108_864),
            "The largest profile picture, in bytes."
        ),
        Setting(
            "server.maxConnections",
            \.server.maxConnections,
            .integer(1...1_000_000),
            "Connections held at once."
        ),
        Setting(
            "server.maxWaitMilliseconds",
            \.server.maxWaitMilliseconds,
            .integer(10...60_000),
            "How long a request may have waited for its turn; after that it is refused, unread, with 503."
        ),
        Setting(
            "server.trustedProxies",
            \.server.trustedProxies,
            .networks,
            "The proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none: nobody's are."
        ),
        Setting("admin.host", \.admin.host, .address, "The address of the admin port."),
        Setting(
            "admin.port",
            \.admin.port,
            .portOrOff,
            "The port of /metrics, /healthz and /readyz for operators; 0 takes a free one."
        ),
        Setting(
            "storage.engine",
            \.storage.engine,
            .oneOf(StorageEngine.allCases),
            "What keeps the data; memory forgets it when the process ends."
        ),
        Setting(
            "storage.directory",
            \.storage.directory,
            .path,
            "The directory of the data; made where there is none."
        ),
        Setting(
            "storage.durability",
            \.storage.durability,
            .oneOf(Durability.allCases),
            "When a write is answered: on the disk, or with the system and on the disk within a second, or some time."
        ),
        Setting(
            "storage.snapshotSeconds",
            \.storage.snapshotSeconds,
            .integer(1...86_400),
            "Seconds between one snapshot of the data and the next."
        ),
        Setting(
            "api.latest",
            \.api.latest,
            .oneOf(ContractVersion.allCases),
            "The contract of paths without a version."
        ),
        Setting("api.timeZone", \.api.timeZone, .offset, "The offset from UTC in which v2 and classic write times."),
        Setting(
            "api.language",
            \.api.language,
            .oneOf(Language.allCases),
            "The language of messages where the caller names none."
        ),
        Setting(
            "api.debugErrors",
            \.api.debugErrors,
            .flag,
            "Whether v1 tells callers the causes of internal errors; unsafe where others call."
        ),
        Setting(
            "auth.accessTokenSeconds",
            \.auth.accessTokenSeconds,
            .integer(1...86_400),
            "How long an access token is good."
        ),
        Setting(
            "auth.refreshTokenSeconds",
            \.auth.refreshTokenSeconds,
            .integer(1...31_536_000),
            "How long a refresh token is good."
        ),
        Setting(
            "auth.signingKeys",
            \.auth.signingKeys,
            .signingKeys,
            secret: true,
            "The keys of access tokens: the first signs, all verify; empty: the server makes its own."
        ),
        Setting(
            "auth.argon2.memoryKiB",
            \.auth.argon2.memoryKiB,
            .integer(8192...1_048_576),
            "Memory of one password hash, in KiB; less than 19456 is unsafe."
        ),
        Setting(
            "auth.argon2.iterations",
            \.auth.argon2.iterations,
            .integer(1...64),
            "Passes of one password hash; less than 2 is unsafe."
        ),
        Setting(
            "auth.hashingQueue",
            \.auth.hashingQueue,
            .integer(1...65_536),
            "Passwords that may wait to be hashed."
        ),
        Setting(
            "auth.maxLoginsPerMinute",
            \.auth.maxLoginsPerMinute,
            .integer(0...10_000),
            "Log-ins at one account in a minute, and six times that from one address; 0 means any number."
        ),
        Setting(
            "auth.maxSignUpsPerMinute",
            \.auth.maxSignUpsPerMinute,
            .integer(0...10_000),
            "Sign-ups from one address in a minute; 0 means any number."
        ),
        Setting(
            "tweets.maxLength",
            \.tweets.maxLength,
            .integer(1...10_000),
            "The longest tweet, in characters as people count."
        ),
        Setting(
            "classic.userInfoAsObject",
            \.classic.userInfoAsObject,
            .flag,
            "Whether /user_auth answers with an object, not with a string that holds one."
        ),
        Setting(
            "classic.trustUserId",
            \.classic.trustUserId,
            .flag,
            "Whether classic lets anyone write as anyone, as the original did; unsafe."
        ),
        Setting(
            "classic.maxTweets",
            \.classic.maxTweets,
            .integer(1...100_000),
            "The most tweets that classic shows at once."
        ),
        Setting("cors.origins", \.cors.origins, .origins, "The origins whose pages may call; none means any."),
        Setting(
            "cors.credentials",
            \.cors.credentials,
            .flag,
            "Whether those pages may send cookies; needs cors.origins."
        ),
        Setting(
            "services",
            \.services,
            .services,
            "The hosts that serve some of the resources only; every other host serves all."
        ),
        Setting("log.level", \.log.level, .oneOf(Logger.Level.allCases), "The least level that is logged."),
        Setting(
            "log.format",
            \.log.format,
            .oneOf(LogFormat.allCases),
            "How log lines are written; auto is text on a terminal, JSON otherwise."
        ),
        Setting(
            "log.access",
            \.log.access,
            .oneOf(AccessLogging.allCases),
            "Which requests are logged; auto is all on a terminal, failures otherwise."
        ),
        Setting(
            "log.accessSample",
            \.log.accessSample,
            .integer(1...1_000_000),
            "Of the requests that did not fail (below 400), one in so many is logged."
        ),
    ]

    static func named(_ key: String) -> Setting? {
        all.first { $0.key == key }
    }
}
