import GRDB

/// The database's tables and how they came to be.
///
/// A migration that was published is never edited: a later change is a later migration.
///
/// Identity: everything that was computed is keyed by what it was computed from, so that a changed model, parameter or
/// picture is computed anew and nothing else is. A digest is a SHA-256 in 64 hexadecimal digits. Vectors and maps are
/// blobs of little-endian 32-bit floats.
///
/// Comments stand inside the statements, where SQLite keeps them: `.schema` shows them to whoever opens the file.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first audit") { try $0.execute(sql: firstAudit) }
        migrator.registerMigration("2 metadata and variants") { try $0.execute(sql: metadataAndVariants) }
        migrator.registerMigration("3 detected regions") { try $0.execute(sql: detectedRegions) }
        migrator.registerMigration("4 inspection") { try $0.execute(sql: inspection) }
        migrator.registerMigration("5 faithfulness") { try $0.execute(sql: faithfulness) }
        migrator.registerMigration("6 pointing definitions") { try $0.execute(sql: pointing) }
        return migrator
    }

    private static let firstAudit = """
        CREATE TABLE image (
            -- One row for each content of a picture file, wherever it lies.
            digest TEXT NOT NULL PRIMARY KEY,   -- of the file's bytes
            width INTEGER,                      -- pixels of the upright picture; null where it could not be read
            height INTEGER,
            problem TEXT                        -- why it could not be used, as one sentence; null where it could
        ) STRICT;

        CREATE TABLE dataset (
            -- One row for each state of a dataset that was audited.
            digest TEXT NOT NULL PRIMARY KEY,   -- of the class names and of path, split, label and content of every picture
            name TEXT NOT NULL,                 -- how people call it
            classNames TEXT NOT NULL            -- JSON array; the index of a name is the label
        ) STRICT;

        CREATE TABLE sample (
            -- One row for each picture of a dataset.
            datasetDigest TEXT NOT NULL REFERENCES dataset (digest) ON DELETE CASCADE,
            path TEXT NOT NULL,                 -- below the dataset's folder, with forward slashes
            split TEXT NOT NULL CHECK (split IN ('train', 'test')),
            label INTEGER NOT NULL,             -- index of the true class
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            PRIMARY KEY (datasetDigest, path)
        ) STRICT;

        CREATE TABLE model (
            -- One row for each checkpoint.
            digest TEXT NOT NULL PRIMARY KEY,   -- of weights, configuration, vocabulary and preprocessing
            name TEXT NOT NULL,                 -- its folder's name
            configuration TEXT NOT NULL         -- JSON: sizes of both towers
        ) STRICT;

        CREATE TABLE parameters (
            -- One row for each set of parameters of a method.
            digest TEXT NOT NULL PRIMARY KEY,   -- of the JSON
            method TEXT NOT NULL,               -- 'meaningful-perturbation', 'deletion' or 'linear-head'
            json TEXT NOT NULL                  -- every constant of the method, keys sorted
        ) STRICT;

        CREATE TABLE head (
            -- One row for each trained linear head.
            digest TEXT NOT NULL PRIMARY KEY,   -- of the file heads/DIGEST.safetensors beside the database
            modelDigest TEXT NOT NULL REFERENCES model (digest),
            trainingDigest TEXT NOT NULL,       -- of the content and label of every training picture
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),
            pictures INTEGER NOT NULL,          -- number of training pictures that could be read
            loss REAL NOT NULL,                 -- mean cross-entropy of the last epoch, in nats
            UNIQUE (modelDigest, trainingDigest, parameterDigest)
        ) STRICT;

        CREATE TABLE classifier (
            -- One row for each way of classifying: a model in one of the two settings.
            digest TEXT NOT NULL PRIMARY KEY,   -- of model, setting, and prompts or head
            modelDigest TEXT NOT NULL REFERENCES model (digest),
            setting TEXT NOT NULL CHECK (setting IN ('zero-shot', 'fine-tuned')),
            prompts TEXT,                       -- JSON array, one for each class; null when fine-tuned
            headDigest TEXT REFERENCES head (digest)  -- null when zero-shot
        ) STRICT;

        CREATE TABLE embedding (
            -- What the image encoder makes of a picture, before normalisation.
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            modelDigest TEXT NOT NULL REFERENCES model (digest),
            variant TEXT NOT NULL,              -- 'original'
            vector BLOB NOT NULL,               -- one value for each dimension
            PRIMARY KEY (imageDigest, modelDigest, variant)
        ) STRICT;

        CREATE TABLE photo (
            -- The part of a picture that a model sees, for the report.
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            modelDigest TEXT NOT NULL REFERENCES model (digest),
            width INTEGER NOT NULL,             -- pixels
            height INTEGER NOT NULL,
            jpeg BLOB NOT NULL,                 -- a JPEG file
            PRIMARY KEY (imageDigest, modelDigest)
        ) STRICT;

        CREATE TABLE prediction (
            -- What a classifier says about a picture.
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            classifierDigest TEXT NOT NULL REFERENCES classifier (digest),
            variant TEXT NOT NULL,
            predicted INTEGER NOT NULL,         -- class of the largest logit, the first where several tie
            probability REAL NOT NULL,          -- softmax probability of that class
            probabilities BLOB NOT NULL,        -- softmax probability of every class
            logits BLOB NOT NULL,
            PRIMARY KEY (imageDigest, classifierDigest, variant)
        ) STRICT;

        CREATE TABLE attribution (
            -- Why: the map that explains a prediction.
            imageDigest TEXT NOT NULL REFERENCES image (digest),
            classifierDigest TEXT NOT NULL REFERENCES classifier (digest),
            variant TEXT NOT NULL,
            target INTEGER NOT NULL,            -- class that is explained
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),
            side INTEGER NOT NULL,              -- the map has side x side cells
            map BLOB NOT NULL,                  -- A = 1 - m, row by row from the top left
            objective BLOB NOT NULL,            -- the minimised value at the start of each step
            finalObjective REAL NOT NULL,       -- its last value
            mass REAL NOT NULL,                 -- mean of the map
            PRIMARY KEY (imageDigest, classifierDigest, variant, target, parameterDigest)
        ) STRICT;

        CREATE TABLE deletion (
            -- How faithful: the deletion curve of a map.
            imageDigest TEXT NOT NULL,
            classifierDigest TEXT NOT NULL,
            variant TEXT NOT NULL,
            target INTEGER NOT NULL,
            attributionDigest TEXT NOT NULL,    -- parameters of the attribution
            parameterDigest TEXT NOT NULL REFERENCES parameters (digest),
            curve BLOB NOT NULL,                -- probability of the target, untouched first
            area REAL NOT NULL,                 -- under the curve, over [0, 1]
            normalisedArea REAL,                -- area / largest value; null where all values are zero
            PRIMARY KEY (imageDigest, classifierDigest, variant, target, attributionDigest, parameterDigest),
            FOREIGN KEY (imageDigest, classifierDigest, variant, target, attributionDigest)
                REFERENCES attribution (imageDigest, classifierDigest, variant, target, parameterDigest)
        ) STRICT;

        CREATE TABLE run (
            -- One row for each audit that somebody asked for.
            name TEXT NOT NULL PRIMARY KEY,
            identity TEXT NOT NULL,             -- digest of everything that decides its numbers
            datasetDigest TEXT NOT NULL REFERENCES dataset (digest),
            modelDigest TEXT NOT NULL REFERENCES model (digest),
            zeroShotDigest TEXT NOT NULL REFERENCES classifier (digest),
            fineTunedDigest TEXT NOT NULL REFERENCES classifier (digest),
            attributionDigest TEXT NOT NULL REFERENCES parameters (digest),
            deletionDigest TEXT NOT NULL REFERENCES parameters (digest),
            promptTemplate TEXT NOT NULL,       -- with {class} where the class name goes
            sampleLimit INTEGER,                -- pictures asked for; null for the whole test split
            seed INTEGER NOT NULL,              -- bits of the unsigned seed of the run
            environment TEXT NOT NULL,          -- JSON: program version, processor kernels, lanes
            startedAt TEXT NOT NULL,            -- UTC, ISO 8601
            finishedAt TEXT                     -- null while it is not complete
        ) STRICT;

        CREATE TABLE runSample (
            -- The test pictures of a run.
            run TEXT NOT NULL REFERENCES run (name) ON DELETE CASCADE,
            path TEXT NOT NULL,
            PRIMARY KEY (run, path)
        ) STRICT;
        """
}
