import Domain
import HTTP

/// What a request wants of a resource, or of each item of a list: `filter` and `include`.
struct Choice<Keys: KeySet> {
    var keys = Keys.all
    var relations: Relations = []

    /// All of a resource, and nothing beside it.
    init() {}

    /// Reads `filter` and refuses `include`.
    init(_ reader: inout ParameterReader) {
        keys = reader.keys("filter") ?? .all
        if reader.keyword("include") != nil { reader.refuse("include", .notAllowed) }
    }

    /// Tells this choice apart from others in a tag; 0 is the whole resource without anything beside it.
    ///
    /// What is included changes without the resource: the tags of its parts belong in here.
    func variant(_ parts: [Tag] = []) -> UInt64 {
        if keys == .all, relations.isEmpty { return 0 }
        var tag = Tag(rawValue: UInt64(keys.rawValue)).mixed(with: UInt64(relations.rawValue))
        for part in parts { tag = tag.mixed(with: part.rawValue) }
        // Never 0, at the price of one bit.
        return tag.rawValue | 1
    }
}

extension Choice where Keys == UserKeys {
    /// Reads what one user is asked for with.
    /// - Throws: `invalid`.
    init(ofUser request: Request) throws(Failure) {
        self.init()
        if request.rawQuery == nil { return }
        var reader = try ParameterReader(request)
        keys = reader.keys("filter") ?? .all
        relations = reader.keys("include") ?? []
        try reader.finish()
    }
}

extension Choice {
    /// Reads what one resource is asked for with that nothing can be included beside.
    /// - Throws: `invalid`.
    init(_ request: Request) throws(Failure) {
        self.init()
        if request.rawQuery == nil { return }
        var reader = try ParameterReader(request)
        self = Self(&reader)
        try reader.finish()
    }
}
