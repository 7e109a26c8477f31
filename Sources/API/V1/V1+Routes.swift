import Domain
import HTTP

extension V1 {
    var routes: [Route] {
        [
            route(.post, "/users", "signUp", .anyone, signUp).takingPicture(),
            route(.get, "/users", "listUsers", .anyone, listUsers),
            route(.get, "/users/{id}", "getUser", .anyone, getUser),
            route(.put, "/users/{id}", "changeUser", .signedIn, changeUser).takingPicture(),
            route(.delete, "/users/{id}", "deleteUser", .signedIn, deleteUser),
            route(.put, "/users/{id}/profile-image", "changePicture", .signedIn, changePicture).takingPicture(),
            route(.delete, "/users/{id}/profile-image", "removePicture", .signedIn, removePicture),
            route(.get, "/users/{id}/tweets", "listUserTweets", .anyone, listUserTweets),
            route(.get, "/users/{id}/friends", "listUserFriends", .anyone, listUserFriends),
            route(.get, "/users/{id}/followers", "listUserFollowers", .anyone, listUserFollowers),
            route(.post, "/tweets", "postTweet", .signedIn, postTweet),
            route(.get, "/tweets", "listTweets", .anyone, listTweets),
            route(.get, "/tweets/{id}", "getTweet", .anyone, getTweet),
            route(.put, "/tweets/{id}", "changeTweet", .signedIn, changeTweet),
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

    /// Parameters that an operation does not know are ignored, those of POST and PUT among them, and so is the body of
    /// GET and DELETE; a query has to be well-formed all the same.
    private func route(
        _ method: HTTP.Method,
        _ pattern: String,
        _ operation: String,
        _ access: Route.Access,
        _ handler: @escaping Handler
    ) -> Route {
        Route(method, pattern, operation, access) { call throws(Failure) in
            if call.request.rawQuery != nil, call.request.query == nil {
                throw .invalid([FieldError("query", .encoding)])
            }
            return try await handler(call)
        }
    }
}
