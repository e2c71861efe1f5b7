extension Schema {
    /// How faithful maps are by other measures than the own probability under deletion, beside rankings that know nothing,
    /// and what repeating an explanation changes.
    ///
    /// Explanations that are made again have rows in `attribution`, `deletion` and `localisation` as all others do, under
    /// the digest of their own parameters.
    static let faithfulness = """
        CREATE TABLE mapCurve (
            -- A score while the pixels of a picture are exchanged in the order of a map; deletion has the own probability.
            imageDigest TEXT NOT NULL,
            classifierDigest TEXT NOT NULL,     -- whose prediction the map explains
            variant TEXT NOT NULL,
            target INTEGER NOT NULL,            -- class that is explained, and whose score this is
            attributionDigest TEXT NOT NULL,    -- parameters of the attribution
            game TEXT NOT NULL CHECK (game IN ('deletion', 'insertion')),
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),  -- of the game
            scorerDigest TEXT NOT NULL REFERENCES classifier (digest),     -- whose score this is
            score TEXT NOT NULL CHECK (score IN ('probability', 'cosine')),
            curve BLOB NOT NULL,                -- where the steps start first
            area REAL NOT NULL,                 -- under the curve, over [0, 1]
            PRIMARY KEY (imageDigest, classifierDigest, variant, target, attributionDigest, game, parameterDigest,
                scorerDigest, score),
            FOREIGN KEY (imageDigest, classifierDigest, variant, target, attributionDigest)
                REFERENCES attribution (imageDigest, classifierDigest, variant, target, parameterDigest)
        ) STRICT;

        CREATE TABLE floorCurve (
            -- The same in the order of a ranking that knows nothing of the model.
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            target INTEGER NOT NULL,            -- class whose score this is
            floor TEXT NOT NULL CHECK (floor IN ('random', 'centre')),
            floorDigest TEXT NOT NULL REFERENCES parameters (digest),      -- of the ranking
            game TEXT NOT NULL CHECK (game IN ('deletion', 'insertion')),
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),  -- of the game
            scorerDigest TEXT NOT NULL REFERENCES classifier (digest),     -- whose score this is
            score TEXT NOT NULL CHECK (score IN ('probability', 'cosine')),
            curve BLOB NOT NULL,                -- where the steps start first
            area REAL NOT NULL,                 -- under the curve, over [0, 1]
            PRIMARY KEY (imageDigest, target, floor, floorDigest, game, parameterDigest, scorerDigest, score)
        ) STRICT;

        CREATE TABLE scoreRange (
            -- What blurring can take from the score of a picture that is explained with a normalised score.
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            classifierDigest TEXT NOT NULL REFERENCES classifier (digest),
            variant TEXT NOT NULL,
            target INTEGER NOT NULL,            -- class that is explained
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),  -- of the attribution
            clean REAL NOT NULL,                -- score of the picture as it is
            blurred REAL NOT NULL,              -- score of the fully blurred picture; no attribution where it is not lower
            PRIMARY KEY (imageDigest, classifierDigest, variant, target, parameterDigest)
        ) STRICT;

        CREATE TABLE runFaithfulness (
            -- What a run measures besides deletion; no row where it was made before there was a choice.
            run TEXT NOT NULL PRIMARY KEY REFERENCES run (name) ON DELETE CASCADE,
            insertionDigest TEXT NOT NULL REFERENCES parameters (digest),
            floorDigest TEXT NOT NULL REFERENCES parameters (digest),
            checkDigest TEXT NOT NULL REFERENCES parameters (digest),      -- of how often what is explained again
            matchedDigest TEXT NOT NULL REFERENCES parameters (digest)     -- explainer with a normalised score
        ) STRICT;

        CREATE TABLE runRepeat (
            -- The explainer with another seed, for a run's pictures that are explained again.
            run TEXT NOT NULL REFERENCES run (name) ON DELETE CASCADE,
            position INTEGER NOT NULL,          -- counts from 1; the run's own seed would be 0
            attributionDigest TEXT NOT NULL REFERENCES parameters (digest),
            PRIMARY KEY (run, position)
        ) STRICT;

        CREATE TABLE runCheckedSample (
            -- A picture of a run that is explained again.
            run TEXT NOT NULL,
            path TEXT NOT NULL,
            PRIMARY KEY (run, path),
            FOREIGN KEY (run, path) REFERENCES runSample (run, path) ON DELETE CASCADE
        ) STRICT;
        """
}
