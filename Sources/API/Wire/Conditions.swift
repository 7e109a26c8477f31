import Domain
import HTTP

/// Translates between tags and the header fields that name them.
///
/// The contract and the time zone of its answers are parts of a representation that the store knows nothing of: they are
/// mixed in here, in a way that can be undone, so that a change of the zone, or of the contract of paths without a
/// version, makes no stale representation look fresh.
struct Conditions: Sendable {
    /// Marks what only its owner sees.
    static let ownerSuffix: Unicode.Scalar = "o"

    private let salt: UInt64

    /// - Parameter contract: tells the contracts apart; 0...
    init(contract: UInt32, times: TimeStyle) {
        salt = (UInt64(contract) << 32 ^ UInt64(bitPattern: times.offset)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// - Parameter variant: what a query makes of the representation; 0 for nothing.
    func entityTag(_ tag: Tag, isOwner: Bool = false, variant: UInt64 = 0) -> EntityTag {
        EntityTag(tag.rawValue ^ salt, suffix: isOwner ? Self.ownerSuffix : nil, variant: variant)
    }

    /// A response with a tag; 304 where `If-None-Match` says that the client has this representation already.
    func answer(_ tag: EntityTag, to request: Request, _ make: () -> Response) -> Response {
        var response = isKnown(tag, to: request) ? Response(.notModified) : make()
        response.headers.append("ETag", tag)
        response.caching = .revalidated
        return response
    }

    /// What `If-Match` says. Every representation of what is to be changed names it: the owner's and the others', and
    /// whatever a query makes of them.
    func precondition(of request: Request) -> Precondition {
        switch EntityTagCondition(request.headers.values("if-match")) {
        case .none: .none
        case .any: .exists
        case .tags(let tags):
            .isOne(of: tags.compactMap { EntityTag(opaque: $0) }.map { Tag(rawValue: $0.value ^ salt) })
        }
    }

    private func isKnown(_ tag: EntityTag, to request: Request) -> Bool {
        guard let first = request.headers["if-none-match"] else { return false }
        // Nearly always it is the one tag that the client was given: then nothing has to be read.
        return tag.isFieldValue(first)
            || EntityTagCondition(request.headers.values("if-none-match")).matches(tag)
    }
}
