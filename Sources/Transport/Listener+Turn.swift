internal import HTTP

/// What becomes of a turn's requests: they are answered, and their replies sent, several at a time.
extension Listener {
    /// Each reply waits for those after it, up to so many.
    private static let repliesAtOnce = 16

    /// Has a request answered in this turn of the loop.
    func serve(_ request: Request, _ exchange: Exchange) {
        switch service.answer(request) {
        case .now(let response):
            // A client that is alone is not to wait for what follows: with its reply it gets on while all is put away.
            if answered.isEmpty, isLastOfTurn {
                clock.refresh()
                exchange.send(response, by: &writer, date: clock.field, closes: isDraining)
            } else {
                reply(response, to: exchange)
            }
        case .held(let response):
            exchange.park()
            let isFirst = held.isEmpty
            held.append(response, to: exchange)
            if isFirst { loop.assumeIsolated { $0.awaitHeld() } }
        case .later(let response):
            if arrivals.isEmpty { finishing?.activate() }
            arrivals.append(Arrivals.Arrival(exchange: exchange, response: response))
            if arrivals.isFull { answerArrivals() }
        }
    }

    private func answerArrivals() {
        guard !arrivals.isEmpty else { return }
        arrivals.beginBatch()
        loop.assumeIsolated { $0.answerBatch() }
    }

    /// Comes after the callbacks of a turn.
    func finishTurn() {
        answerArrivals()
        sendReplies()
    }

    /// Has a reply sent in this turn of the loop, or nothing where the client is gone.
    ///
    /// Replies go out several at a time: one that goes out alone wakes its reader, who has read it and sleeps again before
    /// the next one comes.
    func reply(_ response: consuming Response, to exchange: Exchange, closes: Bool = false) {
        if closes { response.closes = true }
        exchange.answer(response)
        answered.append(exchange)
        // Sending follows a batch in any case.
        let isOfBatch = arrivals.wasAnswered(exchange)
        if answered.count == Self.repliesAtOnce {
            sendReplies()
        } else if answered.count == 1, !isOfBatch {
            finishing?.activate()
        }
    }

    func sendReplies() {
        guard !answered.isEmpty, sent.isEmpty else { return }
        clock.refresh()
        swap(&answered, &sent)
        for place in sent.indices {
            sent[place].sendReply(by: &writer, date: clock.field, closes: isDraining)
        }
        sent.removeAll(keepingCapacity: true)
    }
}
