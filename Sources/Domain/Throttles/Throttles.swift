internal import Synchronization

/// Limits how often passwords may be tried and users made, for all loops together.
///
/// An attempt is counted before it is worked on, so that one too many costs no hash, and under the name that was tried,
/// whether there is such a user or not. Who keeps guessing at an account from elsewhere must not lock its user out:
/// where its user has logged in from an address before, that address has a limit of its own for the account.
public final class Throttles: Sendable {
    /// Addresses may try so many times as often as accounts: several people may share one.
    private static let accountsPerAddress = 6
    /// Keys that each limit tells apart; in all they take about a mebibyte.
    private static let capacity = 16_384

    private struct LogIns: Sendable {
        var byAccount: Throttle
        var byAddress: Throttle
        var byBoth: Throttle
        /// When the user of an account last logged in from an address.
        var known = Stamps(capacity: Throttles.capacity)

        init(perMinute: Int) {
            byAccount = Throttle(perMinute: perMinute, capacity: capacity)
            byAddress = Throttle(perMinute: perMinute * accountsPerAddress, capacity: capacity)
            byBoth = Throttle(perMinute: perMinute, capacity: capacity)
        }

        /// - Returns: microseconds until the attempt would be admitted; 0 where it is, and has been counted.
        mutating func attempt(_ account: UInt64, from address: UInt64, at now: Int64) -> Int64 {
            let both = Throttles.key(account, address)
            let atAccount = byAccount.wait(for: account, at: now)
            let atHome = known[both] == nil ? atAccount : min(atAccount, byBoth.wait(for: both, at: now))
            let wait = max(atHome, byAddress.wait(for: address, at: now))
            guard wait == 0 else { return wait }
            // An attempt that the account has no room for must not make it wait longer.
            if atAccount == 0 { byAccount.take(account, at: now) }
            byAddress.take(address, at: now)
            byBoth.take(both, at: now)
            return 0
        }
    }

    private struct State: Sendable {
        var logIns: LogIns?
        var signUps: Throttle?
    }

    private let state: Mutex<State>
    private let elapsed: @Sendable () -> Duration

    /// - Parameters:
    ///   - logInsPerMinute: of one account, and six times that from one address; 0: any number.
    ///   - signUpsPerMinute: from one address; 0: any number.
    ///   - elapsed: the time since some moment; it never runs backwards.
    public init(
        logInsPerMinute: Int = 0,
        signUpsPerMinute: Int = 0,
        elapsed: @escaping @Sendable () -> Duration = Throttles.systemClock()
    ) {
        self.elapsed = elapsed
        state = Mutex(
            State(
                logIns: logInsPerMinute > 0 ? LogIns(perMinute: logInsPerMinute) : nil,
                signUps: signUpsPerMinute > 0
                    ? Throttle(perMinute: signUpsPerMinute, capacity: Self.capacity) : nil
            )
        )
    }

    /// The time from now on.
    public static func systemClock() -> @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }

    /// Counts an attempt to log in.
    /// - Throws: `tooManyRequests`.
    func tryLogIn(as username: String, from address: String) throws(Failure) {
        try tryPassword(Self.key(User.usernameKey(of: username)), from: address)
    }

    /// Counts the password of a user who has proved a session already: guessing at the account from elsewhere does not
    /// keep its user from changing it.
    /// - Throws: `tooManyRequests`.
    func tryPassword(of user: User.ID, from address: String) throws(Failure) {
        try tryPassword(Self.key(user), from: address)
    }

    /// From now on the address has a limit of its own for the account.
    func logInSucceeded(as username: String, from address: String) {
        let key = Self.key(Self.key(User.usernameKey(of: username)), Self.key(ofAddress: address))
        let now = now
        state.withLock { $0.logIns?.known[key] = now }
    }

    /// Counts a user that is about to be made.
    /// - Throws: `tooManyRequests`.
    func trySignUp(from address: String) throws(Failure) {
        let address = Self.key(ofAddress: address)
        let now = now
        try admit(
            state.withLock { state in
                let wait = state.signUps?.wait(for: address, at: now) ?? 0
                if wait == 0 { state.signUps?.take(address, at: now) }
                return wait
            }
        )
    }

    private func tryPassword(_ account: UInt64, from address: String) throws(Failure) {
        let address = Self.key(ofAddress: address)
        let now = now
        try admit(state.withLock { $0.logIns?.attempt(account, from: address, at: now) ?? 0 })
    }

    private func admit(_ wait: Int64) throws(Failure) {
        if wait > 0 { throw .tooManyRequests(retryAfter: Int((wait + 999_999) / 1_000_000)) }
    }

    /// In microseconds.
    private var now: Int64 {
        let (seconds, attoseconds) = elapsed().components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }

    /// Swift's hashes begin at random in each process, so that no client can foresee them.
    private static func key<each Part: Hashable>(_ part: repeat each Part) -> UInt64 {
        var hasher = Hasher()
        repeat hasher.combine(each part)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// What is no address is one with all others that are none.
    private static func key(ofAddress address: String) -> UInt64 {
        key(InternetAddress(peer: address)?.site)
    }
}
