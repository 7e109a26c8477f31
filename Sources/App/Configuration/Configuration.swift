public import API
public import Domain
public import Logging
public import Storage

/// How this process is to run. Its defaults stand here, everything else about its keys in `Setting.all`.
///
/// A value of this type has been checked: `resolve` is the only way to one that differs from the defaults.
public struct Configuration: Sendable {
    public internal(set) var server = Server()
    public internal(set) var admin = Admin()
    public internal(set) var storage = Storage()
    public internal(set) var api = API()
    public internal(set) var auth = Auth()
    public internal(set) var tweets = Tweets()
    public internal(set) var classic = Classic()
    public internal(set) var cors = CORS()
    /// Which hosts serve some of the resources only.
    public internal(set) var services = ServiceHosts()
    public internal(set) var log = Log()

    public init() {}

    /// Where and with how much the server listens.
    public struct Server: Sendable {
        /// An IPv4 or IPv6 address. Only this machine by default: who serves others says so.
        public internal(set) var host = "127.0.0.1"
        /// 0 takes a free one.
        public internal(set) var port = 8080
        /// Event loops; 0 means as many as there are cores.
        public internal(set) var loops = 0
        /// The largest body, in bytes.
        public internal(set) var maxBodyBytes = 1_048_576
        /// The largest profile picture, in bytes.
        public internal(set) var maxPictureBytes = 5_242_880
        /// Connections held at once; further ones wait in the kernel's queue.
        public internal(set) var maxConnections = 16_384
        /// How long a request may have waited for its turn, in milliseconds; then it is refused.
        public internal(set) var maxWaitMilliseconds = 1000
        /// Proxies that are believed which address a request came from; none: forwarded addresses are ignored.
        public internal(set) var trustedProxies: [InternetNetwork] = []
    }

    /// Where operators ask: metrics and health, for machines that watch, not for the public.
    public struct Admin: Sendable {
        /// An IPv4 or IPv6 address.
        public internal(set) var host = "127.0.0.1"
        /// nil: there is none; 0 takes a free one.
        public internal(set) var port: UInt16?
    }

    /// Where users, tweets, friendships and sessions are kept.
    public struct Storage: Sendable {
        public internal(set) var engine = StorageEngine.embedded
        /// Where the embedded engine keeps its files.
        public internal(set) var directory = "./miniter-data"
        /// When a write is answered.
        public internal(set) var durability = Durability.always
        /// Between one snapshot and the next, in seconds.
        public internal(set) var snapshotSeconds = 60
    }

    /// What the contracts leave open.
    public struct API: Sendable {
        /// The contract of paths without a version.
        public internal(set) var latest = ContractVersion.v2
        /// The offset in which v2 and classic write times.
        public internal(set) var timeZone = TimeOffset.utc
        /// The language of messages where the caller names none.
        public internal(set) var language = Language.korean
        /// Whether v1 tells callers the causes of internal errors.
        public internal(set) var debugErrors = false
    }

    /// Tokens and passwords.
    public struct Auth: Sendable {
        /// How long an access token is good, in seconds.
        public internal(set) var accessTokenSeconds = 900
        /// How long a refresh token is good, in seconds.
        public internal(set) var refreshTokenSeconds = 2_592_000
        /// nil where none are configured: the server makes its own.
        public internal(set) var signingKeys: SigningKeys?
        public internal(set) var argon2 = Argon2Cost()
        /// Passwords that may wait to be hashed; beyond it the server answers that it is not available.
        public internal(set) var hashingQueue = 256
        /// Passwords that may be tried at one account, and a sixth of those that may be from one address; 0: any number.
        public internal(set) var maxLoginsPerMinute = 10
        /// From one address; 0: any number.
        public internal(set) var maxSignUpsPerMinute = 30
    }

    /// What tweets are measured by.
    public struct Tweets: Sendable {
        /// In grapheme clusters.
        public internal(set) var maxLength = 280
    }

    /// What contract classic leaves open.
    public struct Classic: Sendable {
        /// Whether the `data` of `/user_auth` is an object, and not a string that holds one.
        public internal(set) var userInfoAsObject = false
        /// Whether who writes is taken from the body without any proof. Unsafe.
        public internal(set) var trustUserId = false
        /// The most tweets in an answer.
        public internal(set) var maxTweets = 1000
    }

    /// Which pages of other origins may call.
    public struct CORS: Sendable {
        /// Empty: any.
        public internal(set) var origins: [String] = []
        /// Whether they may send cookies; only with named origins.
        public internal(set) var credentials = false
    }

    /// What is logged, and how.
    public struct Log: Sendable {
        /// The least level that is written.
        public internal(set) var level = Logger.Level.info
        public internal(set) var format = LogFormat.auto
        public internal(set) var access = AccessLogging.auto
        /// Of the requests that did not fail, one in so many is logged.
        public internal(set) var accessSample = 1
    }
}
