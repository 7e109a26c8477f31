/// What operations work with: made once, at start, and handed to every one of them.
public struct World: Sendable {
    public var store: any Store
    public var media: any MediaStore
    public var passwords: any PasswordHashing
    public var clock: @Sendable () -> Timestamp
    /// SHA-256: refresh tokens are stored only as their digests.
    public var digest: @Sendable ([UInt8]) -> [UInt8]
    /// So many unpredictable bytes.
    public var randomBytes: @Sendable (Int) -> [UInt8]
    public var limits: Limits
    public var throttles: Throttles

    public init(
        store: any Store,
        media: any MediaStore,
        passwords: any PasswordHashing,
        clock: @escaping @Sendable () -> Timestamp,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        randomBytes: @escaping @Sendable (Int) -> [UInt8] = World.systemRandomBytes,
        limits: Limits = Limits(),
        throttles: Throttles = Throttles()
    ) {
        self.store = store
        self.media = media
        self.passwords = passwords
        self.clock = clock
        self.digest = digest
        self.randomBytes = randomBytes
        self.limits = limits
        self.throttles = throttles
    }

    /// Bytes of the operating system's generator.
    public static let systemRandomBytes: @Sendable (Int) -> [UInt8] = { count in
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        // A draw is a call to the system: each gives eight bytes.
        while bytes.count < count {
            let drawn = generator.next()
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: drawn >> shift)) }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
