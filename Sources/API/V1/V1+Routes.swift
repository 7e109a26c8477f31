import Domain
import HTTP

extension V1 {
    var routes: [Route] {
        [
            Route(.post, "/users", "signUp", .anyone, signUp).takingPicture(),
            Route(.get, "/users", "listUsers", .anyone, listUsers),
            Route(.get, "/users/{id}", "getUser", .anyone, getUser),
            Route(.put, "/users/{id}", "changeUser", .signedIn, changeUser).takingPicture(),
            Route(.delete, "/users/{id}", "deleteUser", .signedIn, deleteUser),
            Route(.put, "/users/{id}/profile-image", "changePicture", .signedIn, changePicture).takingPicture(),
            Route(.delete, "/users/{id}/profile-image", "removePicture", .signedIn, removePicture),
            Route(.get, "/users/{id}/tweets", "listUserTweets", .anyone, listUserTweets),
            Route(.get, "/users/{id}/friends", "listUserFriends", .anyone, listUserFriends),
            Route(.get, "/users/{id}/followers", "listUserFollowers", .anyone, listUserFollowers),
            Route(.post, "/tweets", "postTweet", .signedIn, postTweet),
            Route(.get, "/tweets", "listTweets", .anyone, listTweets),
            Route(.get, "/tweets/{id}", "getTweet", .anyone, getTweet),
            Route(.put, "/tweets/{id}", "changeTweet", .signedIn, changeTweet),
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

    /// Parameters that an operation does not know are ignored, those of POST and PUT among them, and so is the body of
    /// GET and DELETE; a query has to be well-formed all the same.
    func check(_ request: Request) throws(Failure) {
        if request.rawQuery != nil, request.query == nil { throw .invalid([FieldError("query", .encoding)]) }
    }
}
