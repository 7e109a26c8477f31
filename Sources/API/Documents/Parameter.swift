import Domain

/// One parameter of an operation.
struct Parameter: Sendable {
    enum Place: String, Sendable {
        case path, query, header
    }

    let name: String
    let place: Place
    let schema: Schema
    let note: Text
    /// Whether several values stand in one, with commas between them; otherwise a list comes as a parameter for each.
    private(set) var isJoined = false

    init(_ name: String, in place: Place = .query, _ schema: Schema, _ korean: String, _ english: String) {
        self.name = name
        self.place = place
        self.schema = schema
        note = Text(korean, english)
    }

    private init(joined name: String, _ names: [String], _ korean: String, _ english: String) {
        self.init(name, .list(.oneOf(names)), korean, english)
        isJoined = true
    }
}

extension Parameter {
    static let keyword = Parameter(
        "query",
        .argument,
        "검색어 (대소문자 구분 없는 부분 일치)",
        "A keyword: a part of the text, without case"
    )
    static let limit = Parameter(
        "limit",
        .integer(Limits.pageSizes).usually(.integer(Int64(Limits.usualPageSize))),
        "개수",
        "How many"
    )
    static let offset = Parameter(
        "offset",
        .integer(0...Int64.max).usually(.integer(0)),
        "건너뛸 개수",
        "How many to pass over"
    )
    static let page = Parameter("page", .integer(1...Int64.max).usually(.integer(1)), "페이지 번호", "Which page")
    static let size = Parameter(
        "size",
        .integer(Limits.pageSizes).usually(.integer(Int64(Limits.usualPageSize))),
        "페이지 크기",
        "How many a page has"
    )
    static let before = Parameter(
        "before",
        .id,
        "이 항목 이후로 이어보기 (page, sort 와 함께 쓸 수 없음)",
        "Scroll on from this item; not together with page and sort"
    )
    static let after = Parameter(
        "after",
        .id,
        "이 항목 이전으로 거슬러보기 (page, sort, before 와 함께 쓸 수 없음)",
        "Scroll back from this item; not together with page, sort and before"
    )
    static let username = Parameter("username", .argument, "아이디 (일치)", "This username")
    static let authorID = Parameter("authorId", .id, "작성자 식별자", "This author")

    /// `KEY,asc` or `KEY,desc`.
    static func sort(_ keys: [String]) -> Parameter {
        Parameter(
            "sort",
            .set(.text(pattern: "^(\(keys.joined(separator: "|")))(,(asc|desc))?$")),
            "정렬 기준 (여러 번 지정 가능): \(keys.joined(separator: ", "))",
            "In which order, as often as there are keys: \(keys.joined(separator: ", "))"
        )
    }

    static func filter<Keys: KeySet>(_ keys: Keys.Type) -> Parameter {
        Parameter(joined: "filter", keys.names, "응답에 담을 키", "The keys that are wanted, no others")
    }

    static func include<Keys: KeySet>(_ keys: Keys.Type) -> Parameter {
        Parameter(joined: "include", keys.names, "함께 담을 관련 리소스", "Related resources that are wanted beside it")
    }

    static let ifMatch = Parameter(
        "If-Match",
        in: .header,
        .text,
        "이 ETag 의 리소스일 때만 변경",
        "Change it only where this is its ETag"
    )
    static let ifNoneMatch = Parameter(
        "If-None-Match",
        in: .header,
        .text,
        "이 ETag 와 같으면 304",
        "304 where this is its ETag"
    )
    private static let user = Schema(.anyOf([.id, .oneOf(["me"])]))

    /// A variable segment of a path.
    /// - Parameter resource: the path's first segment.
    static func segment(_ name: String, of resource: String) -> Parameter {
        if name == "userId" || resource == Resource.users.rawValue {
            return Parameter(name, in: .path, user, "사용자 식별자 (me: 본인)", "The user's id; me is the caller")
        }
        return Parameter(name, in: .path, .id, "식별자", "Its id")
    }
}
