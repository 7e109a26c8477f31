extension Page where Items == TweetList {
    init(_ tweets: TweetList, total: Int, hasMore: Bool) {
        self.init(items: tweets, total: total, hasMore: hasMore, tag: tweets.tag.mixed(total, hasMore))
    }
}

extension Page where Items == [UserView] {
    init(users: [UserView], total: Int, hasMore: Bool, epoch: UInt64) {
        var tag = Tag(rawValue: epoch)
        for view in users { tag = tag.mixed(with: view.tag.rawValue) }
        self.init(items: users, total: total, hasMore: hasMore, tag: tag.mixed(total, hasMore))
    }
}

extension Tag {
    fileprivate func mixed(_ total: Int, _ hasMore: Bool) -> Tag {
        mixed(with: UInt64(total)).mixed(with: hasMore ? 1 : 0)
    }
}

extension Window {
    /// Whether the part is told by numbers, and not by an id.
    var isNumbered: Bool {
        if case .numbered = self { true } else { false }
    }
}
