import Domain
import HTTP

/// Which part of a list a request asks for, and how the answer tells of the other parts.
struct Paging<Entity> {
    /// 1...
    private let page: Int64
    /// 1...100
    private let size: Int64
    private let hasPage: Bool
    private var window: Window<Identifier<Entity>>?

    /// Reads `page` and `size`.
    init(_ reader: inout ParameterReader) {
        hasPage = reader.has("page")
        page = reader.integer("page", in: 1...Int64.max) ?? 1
        size = reader.integer("size", in: Limits.pageSizes) ?? Int64(Limits.usualPageSize)
        if let name = reader.has("before") ? "before" : reader.has("after") ? "after" : nil {
            if hasPage { reader.refuse("page", .conflicts(with: name)) }
            if reader.has("sort") { reader.refuse("sort", .conflicts(with: name)) }
        }
    }

    /// Reads `before` and `after`.
    mutating func window(_ reader: inout ParameterReader) -> Window<Identifier<Entity>> {
        let before: Identifier<Entity>? = reader.id("before")
        let after: Identifier<Entity>? = reader.id("after")
        if reader.has("before"), reader.has("after") { reader.refuse("after", .conflicts(with: "before")) }
        let limit = Int(size)
        let window: Window<Identifier<Entity>>
        if let before {
            window = .before(before, limit: limit)
        } else if let after {
            window = .after(after, limit: limit)
        } else {
            // Beyond any list where it overflows.
            let (offset, overflows) = (page - 1).multipliedReportingOverflow(by: size)
            window = .numbered(offset: overflows ? Int.max : Int(offset), limit: limit)
        }
        self.window = window
        return window
    }

    /// Adds `X-Total-Count` and `Link` (RFC 8288).
    /// - Parameters:
    ///   - before: the item from which scrolling with `before` goes on.
    ///   - after: the item from which scrolling with `after` goes on.
    func describe(
        _ total: Int,
        _ hasMore: Bool,
        before: @autoclosure () -> Identifier<Entity>?,
        after: @autoclosure () -> Identifier<Entity>?,
        on call: Call,
        in response: inout Response
    ) {
        response.headers.append("X-Total-Count", total)
        switch window {
        case .numbered, nil:
            let last = max(1, (Int64(total) + size - 1) / size)
            var links = Links(call.request, varying: "page")
            response.headers.append("Link", room: 4 * links.room) { field in
                links.write("first", 1, to: &field)
                if page > 1 { links.write("prev", min(page - 1, last), to: &field) }
                if hasMore { links.write("next", page + 1, to: &field) }
                links.write("last", last, to: &field)
            }
        case .before:
            if hasMore, let before = before() { appendNext(before, varying: "before", on: call, to: &response) }
        case .after:
            if hasMore, let after = after() { appendNext(after, varying: "after", on: call, to: &response) }
        }
    }

    private func appendNext(
        _ id: Identifier<Entity>,
        varying name: StaticString,
        on call: Call,
        to response: inout Response
    ) {
        var links = Links(call.request, varying: name)
        response.headers.append("Link", room: links.room) { links.write("next", id.rawValue, to: &$0) }
    }
}
