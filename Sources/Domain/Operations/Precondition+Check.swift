extension Precondition {
    /// Refuses early what the store would refuse in the end, before any costly work.
    /// - Parameter tag: of what stands there now; nil where nothing does.
    /// - Throws: `Failure.changed`.
    func check(_ tag: Tag?) throws(Failure) {
        switch self {
        case .none: return
        case .exists: if tag != nil { return }
        case .isOne(let tags): if let tag, tags.contains(tag) { return }
        }
        throw .changed
    }
}
