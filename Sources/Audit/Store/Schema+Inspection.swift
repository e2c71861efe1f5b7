extension Schema {
    /// What the dataset audit measured of pictures, which of them are alike, and which labels are probably wrong.
    static let inspection = """
        CREATE TABLE inspection (
            -- What the pixels of a picture say of it before any model looks at it; no row where it cannot be read.
            imageDigest TEXT NOT NULL PRIMARY KEY REFERENCES image (digest),
            width INTEGER NOT NULL,             -- pixels of the upright picture
            height INTEGER NOT NULL,
            pixelsDigest TEXT NOT NULL,         -- of size and RGB values: equal where two files decode alike
            perceptualHash TEXT NOT NULL,       -- 16 hexadecimal digits: pHash of 8 x 8 frequencies
            differenceHash TEXT NOT NULL,       -- 16 hexadecimal digits: dHash of 8 x 8 differences
            brightness REAL NOT NULL,           -- mean luma, 0 to 1
            contrast REAL NOT NULL,             -- standard deviation of the luma, as a share of the largest value
            entropy REAL NOT NULL,              -- of the luma's histogram, in bits, 0 to 8
            colour REAL NOT NULL,               -- 99th percentile of largest less smallest channel, 0 to 1
            sharpness REAL NOT NULL             -- variance of the luma's Laplacian, in squared levels
        ) STRICT;

        CREATE TABLE similaritySearch (
            -- One row for each search for pictures that are alike but differ in their pixels.
            digest TEXT NOT NULL PRIMARY KEY,   -- of parameters, model and pictures
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),
            modelDigest TEXT REFERENCES model (digest)  -- whose embeddings were compared; null for hashes
        ) STRICT;

        CREATE TABLE similarPair (
            -- Two pictures that a search found alike, each by the content of its first file in the order of paths.
            searchDigest TEXT NOT NULL REFERENCES similaritySearch (digest) ON DELETE CASCADE,
            oneDigest TEXT NOT NULL REFERENCES image (digest),
            otherDigest TEXT NOT NULL REFERENCES image (digest),
            perceptualDistance INTEGER,         -- bits in which the perceptual hashes differ; null for embeddings
            differenceDistance INTEGER,         -- bits in which the difference hashes differ; null for embeddings
            cosine REAL,                        -- of the embeddings' directions less their mean; null for hashes
            ratio REAL,                         -- distance as a share of that to a further neighbour; null for hashes
            PRIMARY KEY (searchDigest, oneDigest, otherDigest)
        ) STRICT;

        CREATE TABLE labelAudit (
            -- One row for each search for labels that are probably wrong.
            digest TEXT NOT NULL PRIMARY KEY,   -- of parameters, model, and content, label and cluster of every picture
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),
            modelDigest TEXT NOT NULL REFERENCES model (digest),
            pictures INTEGER NOT NULL           -- rows in labelJudgement
        ) STRICT;

        CREATE TABLE labelJudgement (
            -- What a head that was trained on other pictures says about one.
            auditDigest TEXT NOT NULL REFERENCES labelAudit (digest) ON DELETE CASCADE,
            path TEXT NOT NULL,                 -- below the dataset's folder
            label INTEGER NOT NULL,             -- as given
            fold INTEGER NOT NULL,              -- the part that the picture was held out with, from 0
            probabilities BLOB NOT NULL,        -- of every class
            suggested INTEGER,                  -- class that it confidently counts as; null where the label is no issue
            margin REAL,                        -- probability of the label less the largest other; null likewise
            PRIMARY KEY (auditDigest, path)
        ) STRICT;

        CREATE TABLE runInspection (
            -- Which of these belong to a run.
            run TEXT NOT NULL PRIMARY KEY REFERENCES run (name) ON DELETE CASCADE,
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),  -- thresholds of the dataset audit
            hashSearch TEXT NOT NULL REFERENCES similaritySearch (digest),
            embeddingSearch TEXT NOT NULL REFERENCES similaritySearch (digest),
            labelAudit TEXT REFERENCES labelAudit (digest)  -- null where there was too little to train on
        ) STRICT;

        CREATE TABLE thumbnail (
            -- A whole picture in small, for the report; only of pictures that the page on the dataset shows.
            imageDigest TEXT NOT NULL PRIMARY KEY REFERENCES image (digest),
            width INTEGER NOT NULL,             -- pixels
            height INTEGER NOT NULL,
            jpeg BLOB NOT NULL                  -- a JPEG file
        ) STRICT;
        """
}
