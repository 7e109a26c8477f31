import Domain
import HTTP

extension V2 {
    var routes: [Route] {
        [
            Route(.post, "/users", "signUp", .anyone, signUp).takingPicture(),
            Route(.get, "/users", "listUsers", .anyone, listUsers),
            Route(.put, "/users", "putUser", .anyone, replaceUser).takingPicture(),
            Route(.get, "/users/duplicate", "checkDuplicate", .anyone, checkDuplicate),
            Route(.get, "/users/{id}", "getUser", .anyone, getUser),
            Route(.put, "/users/{id}", "replaceUser", .anyone, replaceUser).takingPicture(),
            Route(.patch, "/users/{id}", "changeUser", .signedIn, changeUser).takingPicture(),
            Route(.delete, "/users/{id}", "deleteUser", .signedIn, deleteUser),
            Route(.put, "/users/{id}/profile-image", "changePicture", .signedIn, changePicture).takingPicture(),
            Route(.delete, "/users/{id}/profile-image", "removePicture", .signedIn, removePicture),
            Route(.get, "/users/{id}/tweets", "listUserTweets", .anyone, listUserTweets),
            Route(.get, "/users/{id}/friends", "listUserFriends", .anyone, listUserFriends),
            Route(.get, "/users/{id}/followers", "listUserFollowers", .anyone, listUserFollowers),
            Route(.post, "/tweets", "postTweet", .signedIn, postTweet),
            Route(.get, "/tweets", "listTweets", .anyone, listTweets),
            Route(.put, "/tweets", "putTweet", .signedIn, replaceTweet),
            Route(.get, "/tweets/{id}", "getTweet", .anyone, getTweet),
            Route(.put, "/tweets/{id}", "replaceTweet", .signedIn, replaceTweet),
            Route(.patch, "/tweets/{id}", "changeTweet", .signedIn, changeTweet),
            Route(.delete, "/tweets/{id}", "deleteTweet", .signedIn, deleteTweet),
            Route(.get, "/timelines/home", "homeTimeline", .signedIn, homeTimeline),
            Route(.post, "/friends", "follow", .signedIn, follow),
            Route(.get, "/friends", "listFriends", .signedIn, listFriends),
            Route(.delete, "/friends/{userId}", "unfollow", .signedIn, unfollow),
            Route(.post, "/tokens", "logIn", .newcomer, logIn),
            Route(.post, "/tokens/refresh", "renewSession", .newcomer, renewSession),
            Route(.delete, "/tokens", "logOut", .signedIn, logOut),
            Route(.get, "/error-codes", "listErrorCodes", .anyone, listErrorCodes),
        ]
    }

    /// POST and PUT take no query string, GET and DELETE no body; what is not read has to be well-formed all the same.
    func check(_ request: Request) throws(Failure) {
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
