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
        for name in ["before", "after"] where reader.has(name) {
            if hasPage { reader.refuse("page", .conflicts(with: name)) }
            if reader.has("sort") { reader.refuse("sort", .conflicts(with: name)) }
            break
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
        before: Identifier<Entity>?,
        after: Identifier<Entity>?,
        on call: Call,
        in response: inout Response
    ) {
        response.headers.append("X-Total-Count", total)
        let links = links(total, hasMore, before, after, call.request).bytes
        if !links.isEmpty { response.headers.append("Link") { $0.append(contentsOf: links) } }
    }

    private func links(
        _ total: Int,
        _ hasMore: Bool,
        _ before: Identifier<Entity>?,
        _ after: Identifier<Entity>?,
        _ request: Request
    ) -> Links {
        switch window {
        case .numbered, nil:
            var links = Links(request, varying: "page")
            let last = max(1, (Int64(total) + size - 1) / size)
            links.add("first", 1)
            if page > 1 { links.add("prev", min(page - 1, last)) }
            if hasMore { links.add("next", page + 1) }
            links.add("last", last)
            return links
        case .before:
            var links = Links(request, varying: "before")
            if hasMore, let before { links.add("next", before.rawValue) }
            return links
        case .after:
            var links = Links(request, varying: "after")
            if hasMore, let after { links.add("next", after.rawValue) }
            return links
        }
    }
}
