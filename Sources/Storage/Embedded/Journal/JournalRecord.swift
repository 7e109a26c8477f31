internal import Domain
internal import JSON

/// What one line of the journal says.
enum JournalRecord: Sendable {
    case mutation(Mutation)
    /// The process stopped cleanly: everything before has been synced, and nothing was under way.
    case close

    // Both directions name every case: a mutation that has no line yet does not compile, or fails its test.
    func write(to json: inout JSONWriter) {
        json.beginObject()
        switch self {
        case .close:
            json.key("close")
            json.bool(true)
        case .mutation(let mutation):
            mutation.write(to: &json)
        }
        json.endObject()
    }

    init(from json: inout JSONCursor) throws(JSONError) {
        try json.beginObject()
        let kind = try json.anyKey()
        if kind == "close" {
            guard try json.bool() else { throw JSONError(offset: json.place, reason: .unexpected) }
            self = .close
        } else {
            self = .mutation(try Mutation(kind, from: &json))
        }
        try json.endObject()
        guard json.isAtEnd else { throw JSONError(offset: json.place, reason: .trailing) }
    }
}
