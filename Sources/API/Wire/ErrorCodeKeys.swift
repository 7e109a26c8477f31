/// The keys of a row of the error registry.
struct ErrorCodeKeys: KeySet {
    let rawValue: UInt32

    static let names = ["code", "status", "description"]

    static var code: Self { Self(rawValue: 1) }
    static var status: Self { Self(rawValue: 1 << 1) }
    static var description: Self { Self(rawValue: 1 << 2) }
}
