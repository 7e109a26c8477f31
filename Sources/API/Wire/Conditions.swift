import Domain
import HTTP

/// Translates between tags and the header fields that name them.
///
/// The time zone of the answers is part of a representation that the store knows nothing of: it is mixed in here, in a
/// way that can be undone, so that a change of it makes no stale representation look fresh.
struct Conditions: Sendable {
    /// Marks what only its owner sees.
    static let ownerSuffix: Unicode.Scalar = "o"

    private let salt: UInt64

    init(timeZoneOffset: Int64) {
        salt = UInt64(bitPattern: timeZoneOffset) &* 0x9E37_79B9_7F4A_7C15
    }

    func entityTag(_ tag: Tag, isOwner: Bool = false) -> EntityTag {
        EntityTag(tag.rawValue ^ salt, suffix: isOwner ? Self.ownerSuffix : nil)
    }

    /// Whether `If-None-Match` says that the client has this representation.
    func isKnown(_ tag: EntityTag, to request: Request) -> Bool {
        guard request.headers["if-none-match"] != nil else { return false }
        return EntityTagCondition(request.headers.values("if-none-match")).matches(tag)
    }

    /// What `If-Match` says. Both the owner's and the others' representation name what is to be changed.
    func precondition(of request: Request) -> Precondition {
        switch EntityTagCondition(request.headers.values("if-match")) {
        case .none: .none
        case .any: .exists
        case .tags(let tags):
            .isOne(of: tags.compactMap { EntityTag(opaque: $0) }.map { Tag(rawValue: $0.value ^ salt) })
        }
    }
}
