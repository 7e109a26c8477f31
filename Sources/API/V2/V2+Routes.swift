import Domain
import HTTP

extension V2 {
    var routes: [Route] {
        [
            route(.post, "/users", "signUp", .anyone, signUp).takingPicture(),
            route(.get, "/users", "listUsers", .anyone, listUsers),
            route(.put, "/users", "putUser", .anyone, replaceUser).takingPicture(),
            route(.get, "/users/duplicate", "checkDuplicate", .anyone, checkDuplicate),
            route(.get, "/users/{id}", "getUser", .anyone, getUser),
            route(.put, "/users/{id}", "replaceUser", .anyone, replaceUser).takingPicture(),
            route(.patch, "/users/{id}", "changeUser", .signedIn, changeUser).takingPicture(),
            route(.delete, "/users/{id}", "deleteUser", .signedIn, deleteUser),
            route(.put, "/users/{id}/profile-image", "changePicture", .signedIn, changePicture).takingPicture(),
            route(.delete, "/users/{id}/profile-image", "removePicture", .signedIn, removePicture),
            route(.get, "/users/{id}/tweets", "listUserTweets", .anyone, listUserTweets),
            route(.get, "/users/{id}/friends", "listUserFriends", .anyone, listUserFriends),
            route(.get, "/users/{id}/followers", "listUserFollowers", .anyone, listUserFollowers),
            route(.post, "/tweets", "postTweet", .signedIn, postTweet),
            route(.get, "/tweets", "listTweets", .anyone, listTweets),
            route(.put, "/tweets", "putTweet", .signedIn, replaceTweet),
            route(.get, "/tweets/{id}", "getTweet", .anyone, getTweet),
            route(.put, "/tweets/{id}", "replaceTweet", .signedIn, replaceTweet),
            route(.patch, "/tweets/{id}", "changeTweet", .signedIn, changeTweet),
            route(.delete, "/tweets/{id}", "deleteTweet", .signedIn, deleteTweet),
            route(.get, "/timelines/home", "homeTimeline", .signedIn, homeTimeline),
            route(.post, "/friends", "follow", .signedIn, follow),
            route(.get, "/friends", "listFriends", .signedIn, listFriends),
            route(.delete, "/friends/{userId}", "unfollow", .signedIn, unfollow),
            route(.post, "/tokens", "logIn", .newcomer, logIn),
            route(.post, "/tokens/refresh", "renewSession", .newcomer, renewSession),
            route(.delete, "/tokens", "logOut", .signedIn, logOut),
            route(.get, "/error-codes", "listErrorCodes", .anyone, listErrorCodes),
        ]
    }

    private func route(
        _ method: HTTP.Method,
        _ pattern: String,
        _ operation: String,
        _ access: Route.Access,
        _ handler: @escaping Handler
    ) -> Route {
        Route(method, pattern, operation, access) { call throws(Failure) in
            try Self.checkShape(of: call.request)
            return try await handler(call)
        }
    }

    /// POST and PUT take no query string, GET and DELETE no body; what is not read has to be well-formed all the same.
    private static func checkShape(of request: Request) throws(Failure) {
        let hasQuery = request.rawQuery.map { !$0.isEmpty } ?? false
        if !hasQuery, request.body.isEmpty { return }
        var errors: [FieldError] = []
        switch request.method {
        case .post, .put:
            if hasQuery { errors.append(FieldError("query", .notAllowed)) }
        case .get, .head, .delete:
            if hasQuery, request.query == nil { errors.append(FieldError("query", .encoding)) }
            if !request.body.isEmpty { errors.append(FieldError("body", .notAllowed)) }
        case .patch, .options, .other:
            if hasQuery, request.query == nil { errors.append(FieldError("query", .encoding)) }
        }
        guard errors.isEmpty else { throw .invalid(errors) }
    }
}
